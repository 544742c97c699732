using System;
using System.Linq;
using NetGen;

namespace NetGen.Samples.TransferLearning;

/// <summary>Images of 8 × 8 pixels.</summary>
internal static class Digits
{
    /// <summary>Digits in one task.</summary>
    public const int Classes = 5;

    /// <summary>The ways to turn and mirror a square.</summary>
    public const int Poses = 8;

    private const int Side = 8;

    /// <summary>Five digits, as classes from 0; pixels from 0 to 1.</summary>
    public static Dataset From(Dataset digits, int first)
    {
        int[] rows = [.. Enumerable.Range(0, digits.Count).Where(row => digits.Label(row) >= first && digits.Label(row) < first + Classes)];
        return new Dataset(
            [.. rows.Select(row => digits.Input(row).ToArray().Select(pixel => pixel / 16).ToArray())],
            [.. rows.Select(row => digits.Label(row) - first)],
            Classes);
    }

    /// <summary>Each image turned and mirrored in all ways, for inputs and for targets.</summary>
    public static Dataset InEveryPose(Dataset digits)
    {
        float[][] images =
        [
            .. Enumerable.Range(0, digits.Count).SelectMany(row => Enumerable.Range(0, Poses).Select(pose => Posed(digits.Input(row), pose))),
        ];
        return new Dataset(images, images);
    }

    private static float[] Posed(ReadOnlySpan<float> image, int pose)
    {
        float[] posed = new float[image.Length];
        for (int pixel = 0; pixel < posed.Length; pixel++)
        {
            int row = (pose & 1) == 0 ? pixel / Side : Side - 1 - (pixel / Side);
            int column = (pose & 2) == 0 ? pixel % Side : Side - 1 - (pixel % Side);
            posed[pixel] = image[(pose & 4) == 0 ? (row * Side) + column : (column * Side) + row];
        }

        return posed;
    }
}

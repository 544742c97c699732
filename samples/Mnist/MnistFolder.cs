using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.Mnist;

/// <summary>The four files of the MNIST database in a folder, each as it is or gzipped.</summary>
internal static class MnistFolder
{
    private const int Classes = 10;
    private const int Extent = 28;
    private const int PixelsPerImage = Extent * Extent;

    private static readonly (string Images, string Labels) Training = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte");
    private static readonly (string Images, string Labels) Test = ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    /// <summary>What the files are called.</summary>
    public static IReadOnlyList<string> FileNames { get; } = [Training.Images, Training.Labels, Test.Images, Test.Labels];

    /// <summary>Reads all images, with pixels from 0 to 1, and their digits.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <exception cref="FileNotFoundException">Some are not there; the message names them.</exception>
    /// <exception cref="InvalidDataException">One is not what it should be; the message says what is wrong.</exception>
    public static (Dataset Training, Dataset Test) Read(string folder)
    {
        string[] missing = [.. FileNames.Where(name => Find(folder, name) is null)];
        return missing.Length == 0
            ? (Read(folder, Training), Read(folder, Test))
            : throw new FileNotFoundException($"In '{folder}' there is no {string.Join(", no ", missing)}, with or without .gz.");
    }

    private static string? Find(string folder, string name) =>
        new[] { name, name + ".gz" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    private static Dataset Read(string folder, (string Images, string Labels) names)
    {
        IdxFile images = IdxFile.Read(Find(folder, names.Images)!);
        IdxFile labels = IdxFile.Read(Find(folder, names.Labels)!);
        if (images.Extents is not [_, Extent, Extent])
        {
            throw new InvalidDataException(Invariant($"{images.Path}: expected images of {Extent}×{Extent} pixels; found {string.Join('×', images.Extents)}."));
        }

        if (labels.Extents is not [int count] || count != images.Extents[0])
        {
            throw new InvalidDataException(Invariant($"{labels.Path}: expected {images.Extents[0]} labels; found {string.Join('×', labels.Extents)}."));
        }

        ReadOnlySpan<byte> digits = labels.Data.Span;
        if (digits.IndexOfAnyExceptInRange((byte)0, (byte)(Classes - 1)) is >= 0 and int wrong)
        {
            throw new InvalidDataException(Invariant($"{labels.Path}: expected labels from 0 to {Classes - 1}; label {wrong} is {digits[wrong]}."));
        }

        return new Dataset(ToPixels(images.Data.Span), PixelsPerImage, ToLabels(digits), Classes);
    }

    private static float[] ToPixels(ReadOnlySpan<byte> bytes)
    {
        float[] pixels = new float[bytes.Length];
        for (int index = 0; index < pixels.Length; index++)
        {
            pixels[index] = bytes[index] / (float)byte.MaxValue;
        }

        return pixels;
    }

    private static int[] ToLabels(ReadOnlySpan<byte> bytes)
    {
        int[] labels = new int[bytes.Length];
        for (int index = 0; index < labels.Length; index++)
        {
            labels[index] = bytes[index];
        }

        return labels;
    }
}

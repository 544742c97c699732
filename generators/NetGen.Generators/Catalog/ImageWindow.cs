using System.Collections.Immutable;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog;

/// <summary>How a window moves over an image, or along a sequence, which is an image of one row.</summary>
/// <param name="Y">Along the rows of the image.</param>
/// <param name="X">Along its columns.</param>
/// <param name="Channels">How many channels it has.</param>
/// <param name="IsImage">Whether there are rows, or time alone.</param>
internal sealed record ImageWindow(WindowAxis Y, WindowAxis X, int Channels, bool IsImage)
{
    /// <summary>How many positions the window reads.</summary>
    public int Taps => Y.Size * X.Size;

    /// <summary>Whether the window reaches beyond an edge.</summary>
    public bool IsPadded => Y.IsPadded || X.IsPadded;

    /// <summary>The window over a shape; <see langword="null"/> if it is of another rank, or too small.</summary>
    /// <param name="input">The shape.</param>
    /// <param name="isImage">Whether of rank 3, or 2.</param>
    /// <param name="arguments">How it moves.</param>
    /// <param name="height">How many rows it reads.</param>
    /// <param name="width">How many columns, or time steps.</param>
    public static ImageWindow? Of(Shape input, bool isImage, WindowArguments arguments, int height, int width)
    {
        if (input.Rank != (isImage ? 3 : 2))
        {
            return null;
        }

        WindowAxis? y = isImage ? arguments.Along(input.Extents[0], height) : WindowAxis.Single;
        WindowAxis? x = arguments.Along(input.Extents[input.Rank - 2], width);
        return y is null || x is null ? null : new ImageWindow(y, x, input.Extents[input.Rank - 1], isImage);
    }

    /// <summary>Reports that a shape is of another rank, or smaller than the window.</summary>
    public static void Report(string kind, ImmutableArray<Shape> inputs, bool isImage, int height, int width, IAttributeArguments arguments)
    {
        string shape = isImage ? "(height, width, channels)" : "(time, features)";
        bool isSmall = inputs.Length == 1 && inputs[0].Rank == (isImage ? 3 : 2);
        string window = isImage ? $"{Literal.Integer(height)}×{Literal.Integer(width)}" : Literal.Integer(width);
        arguments.Report(
            Problem.WrongInputShape,
            null,
            kind,
            isSmall ? $"an input, with its padding, of at least the {window} that its window spans" : $"one input of shape {shape}",
            arguments.Describe(inputs));
    }

    /// <summary>The shape with a row for each place of the window.</summary>
    /// <param name="channels">How many channels it has.</param>
    public Shape Output(int channels) => Image(Y.Output, X.Output, channels);

    /// <summary>The shape of the input with all that the window reaches beyond it.</summary>
    public Shape PaddedInput => Image(Y.Padded, X.Padded, Channels);

    /// <summary>What an engine needs to know of it beside the shapes.</summary>
    public ImmutableArray<OptionModel> Options(WindowArguments arguments)
    {
        ImmutableArray<OptionModel> options = ImmutableArray.Create(new OptionModel("Stride", arguments.Stride));
        return IsImage
            ? options.Add(new OptionModel("PaddingTop", Y.Before)).Add(new OptionModel("PaddingLeft", X.Before))
            : options.Add(new OptionModel("PaddingLeft", X.Before));
    }

    /// <summary>The shape of an image, or of a sequence.</summary>
    public Shape Image(int height, int width, int channels) => IsImage ? Shape.Of(height, width, channels) : Shape.Of(width, channels);
}

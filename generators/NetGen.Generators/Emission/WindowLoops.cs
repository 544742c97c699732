using System;
using System.Collections.Generic;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints the loops of a window that moves over images: over places, over vectors of channels, and over the elements that the window reads there.</summary>
/// <param name="code">Where to print.</param>
/// <param name="samples">How many images.</param>
/// <param name="y">How the window moves along the rows.</param>
/// <param name="x">How it moves along the columns.</param>
/// <param name="lanes">The channels.</param>
internal sealed class WindowLoops(CodeWriter code, Extent samples, WindowAxis y, WindowAxis x, LaneAxis lanes)
{
    private const string Sample = "sample";
    private const string Lane = "lane";

    private readonly Stack<int> _opened = new();
    private readonly Dictionary<string, Cursor> _images = [];
    private readonly Dictionary<string, Cursor> _places = [];

    private bool IsPadded => y.IsPadded || x.IsPadded;

    /// <summary>Opens the loops over places.</summary>
    /// <param name="images">What has a row for each position of an image.</param>
    /// <param name="places">What has a row for each place of the window.</param>
    /// <param name="margins">Where these are inside larger images.</param>
    public void OpenPlaces(IEnumerable<LaneMap> images, IEnumerable<LaneMap> places, WindowMargins? margins = null)
    {
        List<LaneMap> ofImages = [.. images];
        List<LaneMap> ofPlaces = [.. places];
        ofImages.ForEach(lanes => _images[lanes.Place.Role] = new Cursor(lanes.Place.Role, 0));
        ofPlaces.ForEach(lanes => _places[lanes.Place.Role] = new Cursor(lanes.Place.Role, 0));
        int opened = 0;
        opened += Open(Sample, samples.IsRows ? 0 : 1, MethodPrinter.RowCount, y.Input * x.Input, y.Output * x.Output, margins?.Image);
        opened += Open("y", y.Output, Literal.Integer(y.Output), IsPadded ? 0 : y.Stride * x.Input, x.Output, margins?.Line);
        PrintBounds("y", "ky", y);
        opened += Open("x", x.Output, Literal.Integer(x.Output), IsPadded ? 0 : x.Stride, 1);
        PrintBounds("x", "kx", x);
        _opened.Push(opened);

        int Open(string variable, int turns, string end, int positions, int windows, int? floats = null)
        {
            if (turns == 1)
            {
                return 0;
            }

            code.Open($"for (nuint {variable} = 0; {variable} < {end}; {variable}++)");
            ofImages.ForEach(lanes => _images[lanes.Place.Role] =
                _images[lanes.Place.Role].FollowLoop(code, lanes.Place.Role, variable, positions * lanes.RowStride));
            ofPlaces.ForEach(lanes => _places[lanes.Place.Role] =
                _places[lanes.Place.Role].FollowLoop(code, lanes.Place.Role, variable, floats ?? windows * lanes.RowStride));
            return 1;
        }
    }

    /// <summary>Prints something for each vector of channels: spelled out, or in a loop, after which the last one stands apart.</summary>
    /// <param name="unrolls">Whether they are spelled out.</param>
    /// <param name="print">Prints one.</param>
    public void ForVectors(bool unrolls, Action<VectorOfLanes> print)
    {
        int whole = lanes.HasPadding ? lanes.Vectors - 1 : lanes.Vectors;
        if (!unrolls && whole > 0)
        {
            code.Open($"for (nuint {Lane} = 0; {Lane} < {Literal.Integer(whole * lanes.VectorLanes)}; {Lane} += {Literal.Integer(lanes.VectorLanes)})");
            print(new VectorOfLanes(0, Lane, IsLast: false));
            code.Close();
        }

        for (int index = unrolls ? 0 : whole; index < lanes.Vectors; index++)
        {
            bool isOnly = lanes.Vectors == 1;
            if (!isOnly)
            {
                code.Gap().Open("");
            }

            print(new VectorOfLanes(index * lanes.VectorLanes, null, IsLast: lanes.HasPadding && index == lanes.Vectors - 1));
            if (!isOnly)
            {
                code.Close();
            }
        }
    }

    /// <summary>Prints something for each element of a window: spelled out, or in loops.</summary>
    /// <param name="unrolls">Whether they are spelled out.</param>
    /// <param name="print">Prints one, given its index where they are spelled out.</param>
    public void ForTaps(bool unrolls, Action<Tap> print)
    {
        if (unrolls)
        {
            for (int index = 0; index < y.Size * x.Size; index++)
            {
                print(new Tap(index, ((index / x.Size) * x.Input) + (index % x.Size), []));
            }

            return;
        }

        List<(string, long)> terms = [];
        int opened = Open("ky", y, x.Input) + Open("kx", x, 1);
        print(new Tap(0, IsPadded ? -((y.Before * x.Input) + x.Before) : 0, [.. terms]));
        for (; opened > 0; opened--)
        {
            code.Close();
        }

        int Open(string variable, WindowAxis axis, int stride)
        {
            if (IsPadded && axis.Output > 1)
            {
                terms.Add((variable.Substring(1), (long)axis.Stride * stride));
            }

            if (axis.Size == 1)
            {
                return 0;
            }

            terms.Add((variable, stride));
            string first = IsPadded && axis.IsPadded ? First(variable) : "0";
            string end = IsPadded && axis.IsPadded ? End(variable) : Literal.Integer(axis.Size);
            code.Open($"for (nuint {variable} = {first}; {variable} < {end}; {variable}++)");
            return 1;
        }
    }

    /// <summary>Where a vector of an element is.</summary>
    public (string Name, string Offset) At(LaneMap map, Tap tap, VectorOfLanes vector)
    {
        List<(string Variable, long Stride)> terms = [];
        foreach ((string variable, long stride) in tap.Terms)
        {
            terms.Add((variable, stride * map.RowStride));
        }

        return Position(_images[map.Place.Role], ((long)tap.Position * map.RowStride) + vector.Offset, vector, terms);
    }

    /// <summary>Where a vector of what belongs to a place is.</summary>
    public (string Name, string Offset) At(LaneMap map, VectorOfLanes vector) => Position(_places[map.Place.Role], vector.Offset, vector, []);

    /// <summary>Closes the loops over places.</summary>
    public void Close()
    {
        for (int opened = _opened.Pop(); opened > 0; opened--)
        {
            code.Close();
        }
    }

    private static string First(string variable) => "first" + char.ToUpperInvariant(variable[0]) + variable.Substring(1);

    private static string End(string variable) => "end" + char.ToUpperInvariant(variable[0]) + variable.Substring(1);

    private static (string Name, string Offset) Position(Cursor cursor, long offset, VectorOfLanes vector, List<(string Variable, long Stride)> terms)
    {
        if (vector.Variable is { } variable)
        {
            terms.Add((variable, 1));
        }

        // A negative offset comes last: what it is taken from is never smaller.
        long constant = cursor.Offset + offset;
        string text = constant < 0
            ? $"{Index.Of(0, [.. terms])} - {Literal.Integer(-constant)}"
            : Index.Of(constant, [.. terms]);
        return (cursor.Name, text);
    }

    /// <summary>The elements of the window that are not beyond an edge.</summary>
    private void PrintBounds(string place, string tap, WindowAxis axis)
    {
        if (!axis.IsPadded)
        {
            return;
        }

        code.Line($"// The window reaches beyond the edges: {tap} from {First(tap)} to before {End(tap)} is inside.");
        if (axis.Output == 1)
        {
            code.Line($"nuint {First(tap)} = {Literal.Integer(axis.Before)};");
            code.Line($"nuint {End(tap)} = {Literal.Integer(Math.Min(axis.Size, axis.Input + axis.Before))};");
            return;
        }

        string start = Index.Of(0, (place, axis.Stride));
        string before = Literal.Integer(axis.Before);
        code.Line($"nuint {First(tap)} = {start} < {before} ? {before} - ({start}) : 0;");
        code.Line($"nuint {End(tap)} = global::System.Math.Min({Literal.Integer(axis.Size)}, {Literal.Integer(axis.Input + axis.Before)} - ({start}));");
    }
}

/// <summary>A vector of channels.</summary>
/// <param name="Offset">Floats from the first channel.</param>
/// <param name="Variable">The loop variable to add; <see langword="null"/> if none.</param>
/// <param name="IsLast">Whether it ends in padding.</param>
internal sealed record VectorOfLanes(int Offset, string? Variable, bool IsLast);

/// <summary>An element of a window.</summary>
/// <param name="Index">Its index, where elements are spelled out.</param>
/// <param name="Position">Positions from where the window starts.</param>
/// <param name="Terms">Variables to add, each with a number of positions.</param>
internal sealed record Tap(int Index, int Position, IReadOnlyList<(string Variable, long Stride)> Terms);

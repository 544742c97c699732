using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Carries out kernels for one sample with names in place of numbers: each element of a row becomes a variable, so that what is left is a
/// program without loops. Nothing in it depends on layers, losses or activations: the kernels say it all.
/// </summary>
internal sealed class SampleTracer
{
    private readonly Dictionary<Place, IReadOnlyList<string>> _tensors = [];
    private readonly Dictionary<(string Base, int Offset), (string Base, int Offset)> _moved = [];
    private readonly List<SampleStep> _steps = [];

    /// <summary>The programs so far: one for each kernel that computes something of single samples.</summary>
    public List<TracedProgram> Programs { get; } = [];

    /// <summary>The sums over samples so far.</summary>
    public List<TracedProduct> Products { get; } = [];

    /// <summary>Takes the next kernel.</summary>
    /// <param name="name">What its variables are named after.</param>
    /// <param name="kernel">The kernel, over rows.</param>
    /// <returns>Whether it can be carried out this way.</returns>
    public bool Trace(string name, Kernel kernel)
    {
        if (kernel.RowsPerSample > 1 || kernel is Contraction { IsMatrixProduct: false })
        {
            // Only what is one row of elements for each sample is spelled out.
            return false;
        }

        string prefix = char.ToLowerInvariant(name[0]) + name.Substring(1);
        switch (kernel)
        {
            case Contraction { M.IsRows: true, K.IsRows: false } product when ReadsWhole(product) && IsOfParameters(product):
                TraceProduct(prefix, product);
                break;
            case Contraction { M.IsRows: false, K.IsRows: true } product when product.Epilogue == Contraction.Sum && product.Initial is null:
                Products.Add(new TracedProduct(
                    product, product.A is null ? [] : Elements(product.A.Place, product.M.Constant), Elements(product.B.Place, product.N.Length)));
                break;
            case Reduce { Rows.IsRows: true } program when !program.Touches(PlaceNames.Parameters) && ReadsWhole(program):
                new RowTracer(program, prefix, _steps, place => Elements(place, program.Lanes.Length), _tensors).Trace();
                break;
            case Copy copy:
                Move(copy);
                break;
            default:
                return false;
        }

        if (_steps.Count > 0)
        {
            Programs.Add(new TracedProgram(name, kernel.Comment, [.. _steps]));
            _steps.Clear();
        }

        return true;
    }

    /// <summary>Whether each row a program reads is one that a kernel wrote, or the caller's: not a part of one, and not put together from several.</summary>
    private bool ReadsWhole(Reduce program) =>
        program.Inputs.OfType<LanesInput>().All(input => IsWhole(input.Lanes.Place, program.Lanes.Length, input.Lanes.RowStride));

    /// <summary>A convolution may see part of a row, or every other element.</summary>
    private bool ReadsWhole(Contraction product) =>
        product.A!.ColumnStride == 1 && IsWhole(product.A.Place, product.K.Constant, product.A.RowStride);

    /// <param name="place">Where a row is.</param>
    /// <param name="length">How many elements of it are read.</param>
    /// <param name="rowStride">Floats from a row to the next: in the caller's memory, where there is nothing between them, its length.</param>
    private bool IsWhole(Place place, int length, int rowStride) => _tensors.TryGetValue(Key(place), out IReadOnlyList<string>? names)
        ? names.Count == length
        : place is { Base: PlaceNames.Samples or PlaceNames.Targets, Offset: 0 } && rowStride == length;

    /// <summary>Whether all factors on the right are parameters: a convolution of places side by side has zeros among them.</summary>
    private bool IsOfParameters(Contraction product) => Enumerable
        .Range(0, product.N.Length)
        .All(n => Enumerable.Range(0, product.K.Constant).All(k => Origin(product.B, product.N, k, n).Base == PlaceNames.Parameters)
            && (product.Initial is not { } initial || Origin(initial, product.N, 0, n).Base == PlaceNames.Parameters));

    /// <summary>The variables of a tensor's elements. What nothing computed is the caller's, and is read.</summary>
    private IReadOnlyList<string> Elements(Place place, int length)
    {
        Place key = Key(place);
        if (!_tensors.TryGetValue(key, out IReadOnlyList<string>? names))
        {
            string name = place.Base switch
            {
                PlaceNames.Samples => "sample",
                PlaceNames.Targets => "target",
                _ => throw new InvalidOperationException($"A tensor in {place.Base} is read before it is written."),
            };
            SampleRead read = new(name, Key(place), length, SampleReadKind.Floats);
            _steps.Add(read);
            names = _tensors[key] = read.Defines.ToList();
        }

        return names;
    }

    /// <summary>Tensors are known by where they start, whatever a kernel calls them.</summary>
    public static Place Key(Place place) => place with { Role = place.Base };

    private void TraceProduct(string prefix, Contraction product)
    {
        IReadOnlyList<string> left = Elements(product.A!.Place, product.K.Constant);
        List<(string Name, IReadOnlyList<string> Elements)> reads = product.EpilogueReads
            .Select(read => (read.Name, Elements(read.Lanes.Place, product.N.Length)))
            .ToList();
        List<SampleSum> sums = Enumerable
            .Range(0, product.N.Length)
            .Select(n => new SampleSum(
                SampleStep.Element(prefix, n),
                product.Initial is { } initial ? Parameter(initial, product.N, 0, n) : null,
                left.Select((_, k) => Parameter(product.B, product.N, k, n)).ToEquatableArray(),
                reads.Aggregate(product.Epilogue, (formula, read) => formula.Replace(new Operand(read.Name), new Operand(read.Elements[n])))))
            .ToList();
        for (int first = 0; first < sums.Count; first += SampleSums.MostSums)
        {
            _steps.Add(new SampleSums(sums.Skip(first).Take(SampleSums.MostSums).ToEquatableArray(), left.ToEquatableArray()));
        }

        _tensors[Key(product.C.Place)] = sums.ConvertAll(sum => sum.Name);
    }

    /// <summary>The index in the parameter arena of an element of a matrix.</summary>
    private int Parameter(LaneMap map, LaneAxis axis, int row, int lane) => Origin(map, axis, row, lane).Offset;

    /// <summary>Where an element of a matrix comes from.</summary>
    private (string Base, int Offset) Origin(LaneMap map, LaneAxis axis, int row, int lane)
    {
        int panel = lane / axis.PanelLanes;
        int stride = panel == axis.FullPanels ? map.HalfPanelRowStride : map.RowStride;
        (string, int) element = (map.Place.Base, map.Place.Offset + (panel * map.PanelStride) + (row * stride) + (lane % axis.PanelLanes));
        return _moved.TryGetValue(element, out (string, int) origin) ? origin : element;
    }

    /// <summary>What is copied is read from where it came from.</summary>
    private void Move(Copy copy)
    {
        foreach (CopyRegion region in copy.Regions)
        {
            IEnumerable<(int Source, int Target)> moves = [(region.SourceOffset, region.TargetOffset)];
            foreach (CopyLoop loop in region.Loops)
            {
                moves = moves.SelectMany(move => Enumerable
                    .Range(0, loop.Count)
                    .Select(i => (move.Source + (i * loop.SourceStride), move.Target + (i * loop.TargetStride))));
            }

            foreach ((int source, int target) in moves)
            {
                _moved[(copy.Target.Base, copy.Target.Offset + target)] = (copy.Source.Base, copy.Source.Offset + source);
            }
        }
    }
}

/// <summary>What a kernel computes of single samples.</summary>
internal sealed record TracedProgram(string Name, string Comment, IReadOnlyList<SampleStep> Steps)
{
    public int Operations => Steps.Sum(step => step.Operations);

    public IEnumerable<string> Defines => Steps.SelectMany(step => step.Defines);

    /// <summary>What it reads that others define.</summary>
    public IEnumerable<string> Uses => Steps.SelectMany(step => step.Uses).Distinct().Except(Defines);
}

/// <summary>A contraction over samples, with the variables of its factors.</summary>
internal sealed record TracedProduct(Contraction Kernel, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns);

using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Lowers a training step with samples in lanes, where it is short enough to be spelled out. Rows in lanes waste the lanes beyond a narrow
/// row, fold each sample's loss across lanes, and go through memory between layers; samples in lanes do none of it, but spell out every
/// element. See docs/adr/0005 for the measurements behind the limits.
/// </summary>
internal sealed class SampleLowering
{
    /// <summary>How many vector operations a method may spell out: what keeps the JIT's optimiser on.</summary>
    private const int MethodBudget = 400;

    /// <summary>Up to how many vector operations a step is spelled out; beyond, tiles of rows are as fast in less text.</summary>
    private const int MostOperations = 4000;

    private readonly int _lanes;
    private readonly MethodRegistry _registry;
    private readonly SampleTracer _tracer = new();
    private readonly Dictionary<string, int> _features = [];
    private readonly int _forward;
    private readonly int _loss;

    private SampleLowering(IEnumerable<NamedKernel> forward, NamedKernel loss, IEnumerable<NamedKernel> backward, int lanes, MethodRegistry registry)
    {
        _lanes = lanes;
        _registry = registry;
        IsPossible = forward.All(Trace);
        _forward = _tracer.Programs.Count;
        IsPossible = IsPossible && Trace(loss with { Name = "Loss" });
        _loss = _tracer.Programs.Count;
        IsPossible = IsPossible && backward.All(Trace);
        foreach (TracedProduct product in _tracer.Products)
        {
            Keep(product.Rows);
            Keep(product.Columns);
        }
    }

    private bool IsPossible { get; }

    /// <summary>The step with samples in lanes; <see langword="null"/> if it is better with rows in lanes.</summary>
    /// <param name="kernels">The step over rows.</param>
    /// <param name="lanes">The number of floats in a vector.</param>
    /// <param name="registry">Takes the methods.</param>
    public static SampleStepPlan? Lower(StepKernels kernels, int lanes, MethodRegistry registry)
    {
        SampleLowering targets = new(kernels.Forward, kernels.LossOfTargets, kernels.Backward, lanes, registry);
        SampleLowering labels = new(kernels.Forward, kernels.LossOfLabels, kernels.Backward, lanes, registry);
        if (!targets.IsPossible || targets.Measure() > MostOperations || targets.Longest() > MethodBudget || labels.Longest() > MethodBudget)
        {
            return null;
        }

        SampleStepPlan ofTargets = targets.Build("");
        SampleStepPlan ofLabels = labels.Build("OfLabels");
        return ofTargets.Forward == ofLabels.Forward && ofTargets.Backward == ofLabels.Backward
            ? ofTargets with { LossOfLabels = ofLabels.LossOfTargets, Spare = Math.Max(ofTargets.Spare, ofLabels.Spare) }
            : throw new InvalidOperationException("Forward and backward differ by the kind of targets.");
    }

    private bool Trace(NamedKernel kernel) => _tracer.Trace(kernel.Name, kernel.Kernel);

    private int Measure() => _tracer.Programs.Sum(Operations) + Products().Sum(product => product.UnrolledOperations);

    private int Longest() => _tracer.Programs.Select(Operations).Concat(Products().Select(product => product.UnrolledOperations)).Max();

    private static int Operations(IReadOnlyList<SampleStep> steps) => steps.Sum(step => step.Operations);

    private SampleStepPlan Build(string suffix)
    {
        // What fits one method stays in registers from layer to layer.
        bool isTogether = _tracer.Programs.Sum(Operations) <= MethodBudget;
        List<List<SampleStep>> forward = Pack(_tracer.Programs.Take(isTogether ? 0 : _forward));
        List<SampleStep> loss = _tracer.Programs
            .Skip(isTogether ? 0 : _forward)
            .Take(isTogether ? _tracer.Programs.Count : _loss - _forward)
            .SelectMany(steps => steps)
            .ToList();
        List<List<SampleStep>> backward = Pack(_tracer.Programs.Skip(isTogether ? _tracer.Programs.Count : _loss));
        KeepShared([.. forward, loss, .. backward]);
        CallPlan lossCall = _registry.CallTogether(
            (isTogether ? "SampleStep" : "SampleLoss") + suffix,
            isTogether ? "All layers forward, the loss, and the deltas of all layers, with samples in lanes." : "The loss, with samples in lanes.",
            [Program(loss)]);
        return new SampleStepPlan(
            Calls("SampleForward", "Layers forward, with samples in lanes.", forward),
            lossCall,
            lossCall,
            Calls("SampleBackward", "Deltas of layers, with samples in lanes.", backward).Concat(ProductCalls()).ToEquatableArray(),
            _features.Count,
            Spare: _lanes * _tracer.Programs.SelectMany(steps => steps).OfType<SampleRead>().Sum(read => read.RowLength));
    }

    private void Keep(IReadOnlyList<string> names)
    {
        foreach (string name in names.Where(name => !_features.ContainsKey(name)))
        {
            _features.Add(name, _features.Count);
        }

        if (names.Where((name, i) => _features[name] != _features[names[0]] + i).Any())
        {
            throw new InvalidOperationException($"The elements from '{names[0]}' on are kept apart from each other.");
        }
    }

    /// <summary>Keeps what one method computes and another reads.</summary>
    private void KeepShared(IEnumerable<List<SampleStep>> methods)
    {
        HashSet<string> known = [];
        foreach (List<SampleStep> steps in methods)
        {
            HashSet<string> own = new(steps.SelectMany(step => step.Defines));
            foreach (string name in Used(steps).Where(name => !own.Contains(name) && known.Contains(name) && !_features.ContainsKey(name)))
            {
                _features.Add(name, _features.Count);
            }

            known.UnionWith(own);
        }
    }

    private static IEnumerable<string> Used(IEnumerable<SampleStep> steps) =>
        steps.SelectMany(step => step.Uses).Distinct();

    /// <summary>As many kernels' steps together as a method may spell out.</summary>
    private static List<List<SampleStep>> Pack(IEnumerable<IReadOnlyList<SampleStep>> programs)
    {
        List<List<SampleStep>> methods = [];
        foreach (IReadOnlyList<SampleStep> steps in programs)
        {
            if (methods.Count == 0 || Operations(methods[methods.Count - 1]) + Operations(steps) > MethodBudget)
            {
                methods.Add([]);
            }

            methods[methods.Count - 1].AddRange(steps);
        }

        return methods;
    }

    private SampleProgram Program(List<SampleStep> steps)
    {
        HashSet<string> own = new(steps.SelectMany(step => step.Defines));
        List<string> used = Used(steps).Where(name => !own.Contains(name)).ToList();
        IEnumerable<SampleStep> stored = steps.SelectMany(step => step.Defines
            .Where(_features.ContainsKey)
            .Select(name => (SampleStep)new FeatureStore(name, _features[name]))
            .Prepend(step));
        return new SampleProgram(
            "Each group of samples.",
            _lanes,
            new Place(PlaceNames.Parameters, PlaceNames.Parameters),
            Block(),
            new Place(PlaceNames.Workspace, PlaceNames.Workspace),
            used.Where(name => !_features.ContainsKey(name)).ToEquatableArray(),
            used.Where(_features.ContainsKey).Select(name => new FeatureLoad(name, _features[name])).Concat(stored).ToEquatableArray());
    }

    private FeatureBlock Block() => new(new Place(PlaceNames.Activations, PlaceNames.Activations), _features.Count);

    private EquatableArray<CallPlan> Calls(string name, string summary, List<List<SampleStep>> methods) => methods
        .Select((steps, i) => _registry.CallTogether(Numbered(name, i, methods.Count), summary, [Program(steps)]))
        .ToEquatableArray();

    private IEnumerable<CallPlan> ProductCalls()
    {
        List<List<Kernel>> methods = [];
        foreach (SampleProducts product in Products())
        {
            if (methods.Count == 0 || methods[methods.Count - 1].Sum(kernel => kernel.UnrolledOperations) + product.UnrolledOperations > MethodBudget)
            {
                methods.Add([]);
            }

            methods[methods.Count - 1].Add(product);
        }

        return methods.Select((kernels, i) => _registry.CallTogether(
            Numbered("SampleProducts", i, methods.Count), "Gradients from what was kept of all samples.", kernels));
    }

    private static string Numbered(string name, int index, int count) => count == 1 ? name : name + Literal.Integer(index + 1);

    /// <summary>Weight gradients, each with the bias gradient of the same delta.</summary>
    private List<SampleProducts> Products()
    {
        List<SampleProducts> products = [];
        foreach (TracedProduct traced in _tracer.Products)
        {
            int column = _features[traced.Columns[0]];
            bool hasRows = traced.Rows.Count > 0;
            int partner = products.FindIndex(known => known.FirstColumn == column && known.Ones is null && known.N == traced.Kernel.N);
            if (!hasRows && partner >= 0)
            {
                products[partner] = products[partner] with { Ones = traced.Kernel.C, Comment = products[partner].Comment + " " + traced.Kernel.Comment };
                continue;
            }

            products.Add(new SampleProducts(
                traced.Kernel.Comment,
                Block(),
                hasRows ? _features[traced.Rows[0]] : 0,
                traced.Rows.Count,
                column,
                traced.Kernel.N,
                hasRows ? traced.Kernel.C : null,
                hasRows ? null : traced.Kernel.C));
        }

        return products;
    }
}

/// <summary>A kernel and what it does, for names.</summary>
internal sealed record NamedKernel(string Name, Kernel Kernel);

/// <summary>The kernels of a training step over rows.</summary>
internal sealed record StepKernels(
    IReadOnlyList<NamedKernel> Forward, NamedKernel LossOfTargets, NamedKernel LossOfLabels, IReadOnlyList<NamedKernel> Backward);

/// <summary>A training step with samples in lanes.</summary>
/// <param name="Forward">What comes before the loss.</param>
/// <param name="LossOfTargets">The loss, given target rows, and all the rest if it is short.</param>
/// <param name="LossOfLabels">The same, given class indices.</param>
/// <param name="Backward">What comes after the loss.</param>
/// <param name="Features">Numbers kept of each sample.</param>
/// <param name="Spare">Floats for copies of the last rows.</param>
internal sealed record SampleStepPlan(
    EquatableArray<CallPlan> Forward,
    CallPlan LossOfTargets,
    CallPlan LossOfLabels,
    EquatableArray<CallPlan> Backward,
    int Features,
    int Spare);

using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Lowers a training step with samples in lanes, where <see cref="SampleCosts"/> finds that it pays. Rows in lanes waste the lanes beyond a narrow
/// row and fold each sample's loss across lanes; samples in lanes do neither, but spell out every element.
/// </summary>
internal sealed class SampleLowering
{
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

        foreach (string name in _tracer.Programs.SelectMany(program => program.Uses).Where(name => _tracer.Programs.Any(program => program.Defines.Contains(name))))
        {
            Keep([name]);
        }
    }

    private bool IsPossible { get; }

    /// <summary>The step with samples in lanes; <see langword="null"/> if it is better with rows in lanes.</summary>
    /// <param name="kernels">The step over rows.</param>
    /// <param name="lanes">The number of floats in a vector.</param>
    /// <param name="registry">Takes the methods.</param>
    public static SampleStepPlan? Lower(StepKernels kernels, int lanes, MethodRegistry registry)
    {
        if (!SampleCosts.AreShort(kernels))
        {
            return null;
        }

        SampleLowering targets = new(kernels.Forward, kernels.LossOfTargets, kernels.Backward, lanes, registry);
        SampleLowering labels = new(kernels.Forward, kernels.LossOfLabels, kernels.Backward, lanes, registry);
        if (!Pays(targets) || !Pays(labels))
        {
            return null;
        }

        // Both kinds of targets share what is not the loss: either both have all in one method, or none.
        bool isTogether = targets.FitsOneMethod && labels.FitsOneMethod;
        SampleStepPlan ofTargets = targets.Build("", isTogether);
        SampleStepPlan ofLabels = labels.Build("OfLabels", isTogether);
        return ofTargets.Forward == ofLabels.Forward && ofTargets.Backward == ofLabels.Backward
            ? ofTargets with { LossOfLabels = ofLabels.LossOfTargets, Spare = Math.Max(ofTargets.Spare, ofLabels.Spare) }
            : throw new InvalidOperationException("Forward and backward differ by the kind of targets.");

        bool Pays(SampleLowering step) =>
            step.IsPossible && SampleCosts.Pay(kernels, step.Programs().Concat(step.Products()).ToList(), lanes);
    }

    private bool FitsOneMethod => Programs().Sum(kernel => kernel.UnrolledOperations) <= MethodBudget.Operations;

    private bool Trace(NamedKernel kernel) => _tracer.Trace(kernel.Name, kernel.Kernel);

    private SampleStepPlan Build(string suffix, bool isTogether)
    {
        List<Kernel> programs = Programs().ToList();
        List<Kernel> products = Products().ToList();
        CallPlan loss = isTogether
            ? _registry.CallTogether("SampleStep" + suffix, "Layers forward, the loss, and the deltas of layers, with samples in lanes.", programs)
            : _registry.CallTogether("SampleLoss" + suffix, "The loss and the delta of the last layer, with samples in lanes.", programs.GetRange(_forward, _loss - _forward));
        return new SampleStepPlan(
            isTogether ? default : Calls("SampleForward", "Layers forward, with samples in lanes.", programs.Take(_forward)),
            loss,
            loss,
            Calls("SampleBackward", "Deltas of layers, with samples in lanes.", isTogether ? [] : programs.Skip(_loss))
                .Concat(Calls("SampleGradients", "Gradients of parameters, summed over samples in lanes.", products))
                .ToEquatableArray(),

            // What keeps nothing still has a place where it would begin.
            Math.Max(1, _features.Count),
            Spare: _lanes * _tracer.Programs.SelectMany(program => program.Steps).OfType<SampleRead>().Sum(read => read.RowLength));
    }

    /// <summary>Keeps the elements of a tensor side by side.</summary>
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

    private IEnumerable<Kernel> Programs() => _tracer.Programs.Select(program => new SampleProgram(
        program.Comment,
        _lanes,
        new Place(PlaceNames.Parameters, PlaceNames.Parameters),
        Block(),
        new Place(PlaceNames.Workspace, PlaceNames.Workspace),
        program.Uses.Where(name => !_features.ContainsKey(name)).ToEquatableArray(),
        program.Steps.ToEquatableArray(),
        Kept(program.Uses),
        Kept(program.Defines)));

    private EquatableArray<Feature> Kept(IEnumerable<string> names) =>
        names.Where(_features.ContainsKey).Select(name => new Feature(name, _features[name])).ToEquatableArray();

    private FeatureBlock Block() => new(new Place(PlaceNames.Activations, PlaceNames.Activations), _features.Count, _lanes);

    /// <summary>Weight gradients, each with the bias gradient of the same delta.</summary>
    private IEnumerable<Kernel> Products()
    {
        List<SampleProducts> products = [];
        foreach (TracedProduct traced in _tracer.Products)
        {
            Contraction kernel = traced.Kernel;
            bool hasRows = traced.Rows.Count > 0;
            int column = _features[traced.Columns[0]];
            int partner = products.FindIndex(known => known.FirstColumn == column && known.Ones is null && known.N == kernel.N);
            if (hasRows || partner < 0)
            {
                int row = hasRows ? _features[traced.Rows[0]] : 0;
                products.Add(new SampleProducts(
                    kernel.Comment, Block(), row, traced.Rows.Count, column, kernel.N, hasRows ? kernel.C : null, hasRows ? null : kernel.C));
            }
            else
            {
                products[partner] = products[partner] with { Ones = kernel.C, Comment = $"{products[partner].Comment} As a last row: {kernel.Comment}" };
            }
        }

        return products;
    }

    /// <summary>Calls of as few methods as may spell kernels out.</summary>
    private EquatableArray<CallPlan> Calls(string name, string summary, IEnumerable<Kernel> kernels)
    {
        List<List<Kernel>> methods = MethodBudget.Split(kernels);
        return methods
            .Select((together, i) => _registry.CallTogether(methods.Count == 1 ? name : name + Literal.Integer(i + 1), summary, together))
            .ToEquatableArray();
    }
}

/// <summary>A kernel and what it does, for names.</summary>
internal sealed record NamedKernel(string Name, Kernel Kernel);

/// <summary>The kernels of a training step over rows.</summary>
internal sealed record StepKernels(
    IReadOnlyList<NamedKernel> Forward, NamedKernel LossOfTargets, NamedKernel LossOfLabels, IReadOnlyList<NamedKernel> Backward);

/// <summary>A training step with samples in lanes.</summary>
/// <param name="Forward">What comes before the loss.</param>
/// <param name="LossOfTargets">The loss, given target rows; the whole pass over samples if it is short.</param>
/// <param name="LossOfLabels">The same, given class indices.</param>
/// <param name="Backward">What comes after it.</param>
/// <param name="Features">Numbers kept of each sample.</param>
/// <param name="Spare">Floats for copies of the last rows.</param>
internal sealed record SampleStepPlan(
    EquatableArray<CallPlan> Forward,
    CallPlan LossOfTargets,
    CallPlan LossOfLabels,
    EquatableArray<CallPlan> Backward,
    int Features,
    int Spare);

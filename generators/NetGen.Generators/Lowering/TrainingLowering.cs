using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Lowers a training step: forward with all activations kept, loss, backward, update.</summary>
internal sealed class TrainingLowering
{
    private readonly ImmutableArray<Stage> _stages;
    private readonly LossLowering _loss;
    private readonly int _outputRows;
    private readonly int _lanes;
    private readonly MethodRegistry _registry;
    private readonly BufferPlanner _planner = new();
    private readonly ValuePlaces _values;
    private readonly Dictionary<int, Tensor> _deltas = [];
    private readonly HashSet<int> _written = [];

    /// <summary>The layers that need a delta: parameters are learnt in them or before them.</summary>
    private readonly HashSet<int> _learning;

    private readonly int? _truncatedSteps;

    private int _workspace;

    private TrainingLowering(ImmutableArray<Stage> stages, TrainingModel training, int outputRows, int lanes, MethodRegistry registry)
    {
        _outputRows = outputRows;
        _truncatedSteps = training.TruncatedSteps;
        _lanes = lanes;
        _stages = stages;
        _learning = Learning(stages);
        _loss = new LossLowering(training);
        _registry = registry;
        _values = new ValuePlaces(stages[0].Inputs[0].Exact().At(new Place(PlaceNames.Samples, ""))) { IsTraining = true };
    }

    /// <summary>What a method is called beside one of prediction that does otherwise: where dropout stands between layers, or statistics are the batch's.</summary>
    private const string InTraining = "InTraining";

    private Stage Last => _stages[_stages.Length - 1];

    /// <summary>When the loss is computed: forward of layer <c>i</c> is at <c>i</c>, its backward at twice this less <c>i</c>.</summary>
    private int LossTime => _stages.Length;

    /// <param name="stages">The layers.</param>
    /// <param name="training">How they are trained.</param>
    /// <param name="outputRows">Into how many rows the outputs of a sample fall.</param>
    /// <param name="lanes">The number of floats in the network's vectors.</param>
    /// <param name="blockResult">Where the result of a predicted block is.</param>
    /// <param name="registry">Takes the methods.</param>
    public static TrainingPlan Lower(
        ImmutableArray<Stage> stages, TrainingModel training, int outputRows, int lanes, Tensor blockResult, MethodRegistry registry)
    {
        TrainingLowering lowering = new(stages, training, outputRows, lanes, registry);
        lowering.PlaceValues();
        lowering.PlaceDeltas();
        List<LayerKernels> layers = lowering.Backward();
        StepKernels step = new(
            lowering.Forward(),
            lowering.LossGradient("LossGradient", isLabels: false),
            lowering.LossGradient("LossGradientOfLabels", isLabels: true),
            layers.SelectMany(layer => layer.Kernels).ToList());
        CallPlan measure = lowering.Measure("MeasureLoss", isLabels: false, blockResult);
        CallPlan measureLabels = lowering.Measure("MeasureLossOfLabels", isLabels: true, blockResult);
        UpdatePlan Update() => UpdateLowering.Lower(training, [.. stages.SelectMany(stage => stage.Parameters)], registry);

        if (SampleLowering.Lower(step, lanes, registry) is { } samples)
        {
            return new TrainingPlan(
                samples.Forward,
                samples.LossOfTargets,
                samples.LossOfLabels,
                measure,
                measureLabels,
                samples.Backward,
                Phases: null,
                FlopPerSample: 0,
                samples.Features,
                samples.Spare,
                Update(),
                SpareRows: lanes - 1);
        }

        EquatableArray<CallPlan> forward = lowering.Calls(step.Forward);
        CallPlan ofTargets = lowering.Call(step.LossOfTargets);
        CallPlan ofLabels = lowering.Call(step.LossOfLabels);
        List<LayerCalls> backward = layers.ConvertAll(layer => new LayerCalls(layer.Name, layer.Words, [.. lowering.Calls(layer.Kernels)]));
        EquatableArray<CallPlan> backwardCalls = backward.SelectMany(layer => layer.Calls).ToEquatableArray();
        return new TrainingPlan(
            forward,
            ofTargets,
            ofLabels,
            measure,
            measureLabels,
            backwardCalls,
            PhaseLowering.Lower(forward, ofTargets, ofLabels, backward),
            forward.Concat(backwardCalls).Sum(call => call.Method.FlopPerSample),
            lowering._planner.Length,
            lowering._workspace,
            Update(),
            FewestRows: stages.Any(stage => stage.Descriptor.NeedsSeveralRows && stage.Output.Positions == 1) ? 2 : 1);
    }

    private int BackwardTime(int stage) => (2 * LossTime) - stage;

    private Tensor Reserve(TensorLayout layout, int first, int last) =>
        layout.At(new Place(PlaceNames.Activations, "", 0, _planner.Place(layout.Room, first, last)));

    private void PlaceValues()
    {
        foreach (Stage stage in _stages)
        {
            int lastRead = _stages
                .Where(reader => reader.Sources.Contains(stage.Index))
                .Select(reader => BackwardTime(reader.Index))
                .Append(LossTime)
                .Max();
            foreach (KeptTensor kept in stage.KeptTensors.Where(kept => kept.FromForward))
            {
                _values.SetKept(stage.Index, kept.Name, kept.IsOfAllSamples
                    ? kept.Layout.At(new Place(PlaceNames.Workspace, "", ReserveWorkspace(kept.Layout.Positions * kept.Layout.Lanes.Padded)))
                    : Reserve(kept.Layout, stage.Index, BackwardTime(stage.Index)));
            }

            bool keeps = stage.Activation.Kept != KeptForGradient.Nothing && _learning.Contains(stage.Index) && !SkipsActivation(stage);
            bool hasSums = !stage.Descriptor.IsActivationOnly && (keeps || !stage.Activation.IsElementwise || SkipsActivation(stage));
            if (keeps || hasSums)
            {
                // A pass of its own on the way back leaves what it kept to the layer's gradients.
                int last = stage.Activation.Kept == KeptForGradient.Sums ? BackwardTime(stage.Index) : lastRead;
                Tensor tensor = Reserve(stage.Output, stage.Index, keeps ? last : LossTime);
                if (hasSums)
                {
                    _values.SetPreActivation(stage.Index, tensor);
                }

                if (keeps)
                {
                    _values.SetKept(stage.Index, tensor);
                }
            }

            if (!SkipsActivation(stage))
            {
                _values.SetOutput(stage.Index, Reserve(stage.Output, stage.Index, lastRead));
            }
        }
    }

    private static HashSet<int> Learning(ImmutableArray<Stage> stages)
    {
        HashSet<int> learning = [];
        foreach (Stage stage in stages)
        {
            if (stage.Parameters.Any(slot => slot.Kind.IsTrained) || stage.Sources.Any(learning.Contains) || stage.Index == stages.Length - 1)
            {
                learning.Add(stage.Index);
            }
        }

        return learning;
    }

    private void PlaceDeltas()
    {
        // A delta comes alive with the last of the layers that read its layer, whichever that is: in a graph not in the layers' order.
        List<(int Written, int Last, TensorLayout Layout, Action<Tensor> Set)> requests = [];
        foreach (Stage stage in _stages.Reverse().Where(stage => _learning.Contains(stage.Index)))
        {
            int written = _stages
                .Where(reader => reader.Sources.Contains(stage.Index))
                .Select(reader => BackwardTime(reader.Index))
                .Append(stage == Last ? LossTime : int.MaxValue)
                .Min();
            requests.Add((written, BackwardTime(stage.Index), stage.Output, tensor => _deltas[stage.Index] = tensor));
            foreach (KeptTensor kept in stage.KeptTensors.Where(kept => !kept.FromForward && (!kept.ForInputGradient || stage.Sources.Any(_learning.Contains))))
            {
                int time = BackwardTime(stage.Index);
                requests.Add((time, time, kept.Layout, tensor => _values.SetKept(stage.Index, kept.Name, tensor)));
            }
        }

        foreach ((int written, int last, TensorLayout layout, Action<Tensor> set) in requests.OrderBy(request => request.Written))
        {
            set(Reserve(layout, written, last));
        }
    }

    private bool SkipsActivation(Stage stage) => stage == Last && _loss.ReadsLogits;

    private CallPlan Call(NamedKernel kernel) => _registry.Call(kernel.Name, kernel.Kernel.Comment, kernel.Kernel.Cut(), InTraining);

    private EquatableArray<CallPlan> Calls(IEnumerable<NamedKernel> kernels) => kernels.Select(Call).ToEquatableArray();

    private List<NamedKernel> Forward()
    {
        List<NamedKernel> kernels = [];
        foreach (Stage stage in _stages)
        {
            stage.Descriptor.LowerForward(new ForwardContext(stage, Extent.Rows, _values, SkipsActivation(stage), Into(kernels, stage)));
        }

        return kernels;
    }

    private List<LayerKernels> Backward()
    {
        List<LayerKernels> layers = [];
        foreach (Stage stage in _stages.Reverse().Where(stage => _deltas.ContainsKey(stage.Index)))
        {
            LayerKernels layer = new(stage.MethodPrefix, stage.Words, []);
            BackwardContext context = new(stage, _stages, _values, _deltas, _written, ReserveWorkspace, Into(layer.Kernels, stage))
            {
                TruncatedSteps = _truncatedSteps,
            };
            if (stage.Activation.Kept == KeptForGradient.Sums)
            {
                // The gradients need the delta of all samples: a phase of its own.
                context.EmitActivation();
                layers.Add(new LayerKernels(stage.MethodPrefix + stage.Activation.Activation, stage.Words, [.. layer.Kernels]));
                layer.Kernels.Clear();
                if (stage.ActivationParameter is { Kind.IsTrained: true })
                {
                    context.EmitActivationGradient();
                }
            }

            stage.Descriptor.LowerBackward(context);
            layers.Add(layer);
        }

        return layers;
    }

    private static Action<string, Kernel> Into(List<NamedKernel> kernels, Stage stage) =>
        (name, kernel) => kernels.Add(new NamedKernel(stage.MethodPrefix + name, kernel));

    private int ReserveWorkspace(int length)
    {
        int offset = _workspace;
        _workspace += ParameterPlacer.Aligned(length);
        return offset;
    }

    private NamedKernel LossGradient(string name, bool isLabels)
    {
        Tensor result = _loss.ReadsLogits ? _values.PreActivation(Last) : _values.Output(Last.Index);
        return new NamedKernel(name, _loss.Gradient(isLabels, AsOutputRows(result), Last.Activation, KeptDerivatives(), AsOutputRows(_deltas[Last.Index]).As("delta")));
    }

    /// <summary>What the last activation kept for the loss to multiply by.</summary>
    private IEnumerable<RowInput> KeptDerivatives() =>
        Last.Activation.Kept == KeptForGradient.Derivatives && _values.Kept(Last.Index) is { } kept
            ? [new LanesInput(ElementwiseActivation.KeptDerivative.Name, AsOutputRows(kept).As("derivatives").Vectors)]
            : [];

    /// <summary>A tensor as the loss reads it: what a sample has of it is one row, unless each of its rows is a prediction.</summary>
    private Tensor AsOutputRows(Tensor tensor) => tensor.Positions == _outputRows
        ? tensor
        : new Tensor(tensor.Place, LaneAxis.Of(tensor.Positions * tensor.Lanes.Length, _lanes), IsExact: true);

    private CallPlan Measure(string name, bool isLabels, Tensor result)
    {
        Reduce kernel = _loss.Measure(isLabels, AsOutputRows(result));
        return _registry.Call(name, kernel.Comment, kernel);
    }
}

/// <summary>The kernels of a layer's backward pass.</summary>
/// <param name="Name">What the layer's methods are named after.</param>
/// <param name="Words">The layer in words, with shapes.</param>
/// <param name="Kernels">The kernels, in order.</param>
internal sealed record LayerKernels(string Name, string Words, List<NamedKernel> Kernels);

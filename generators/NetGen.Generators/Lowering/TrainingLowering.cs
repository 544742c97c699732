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
    private readonly LossDescriptor _loss;
    private readonly MethodRegistry _registry;
    private readonly BufferPlanner _planner = new();
    private readonly ValuePlaces _values;
    private readonly Dictionary<int, Tensor> _deltas = [];
    private int _workspace;

    private TrainingLowering(ImmutableArray<Stage> stages, LossDescriptor loss, MethodRegistry registry)
    {
        _stages = stages;
        _loss = loss;
        _registry = registry;
        _values = new ValuePlaces(new Tensor(new Place(PlaceNames.Samples, ""), stages[0].Inputs[0], IsExact: true));
    }

    private Stage Last => _stages[_stages.Length - 1];

    /// <summary>When the loss is computed: forward of layer <c>i</c> is at <c>i</c>, its backward at twice this less <c>i</c>.</summary>
    private int LossTime => _stages.Length;

    /// <param name="stages">The layers.</param>
    /// <param name="training">How they are trained.</param>
    /// <param name="arenaLength">The length of the parameter arena.</param>
    /// <param name="blockResult">Where the result of a predicted block is.</param>
    /// <param name="registry">Takes the methods.</param>
    public static TrainingPlan Lower(
        ImmutableArray<Stage> stages, TrainingModel training, int arenaLength, Tensor blockResult, MethodRegistry registry)
    {
        LossDescriptor loss = Catalogue.Of(training.Loss);
        TrainingLowering lowering = new(stages, loss, registry);
        lowering.PlaceValues();
        lowering.PlaceDeltas();
        EquatableArray<CallPlan> forward = lowering.Forward();
        CallPlan ofTargets = lowering.LossGradient("LossGradient", TargetRows(lowering.Last.Output));
        CallPlan ofLabels = lowering.LossGradient("LossGradientOfLabels", ClassIndices(lowering.Last.Output));
        List<LayerCalls> layers = lowering.Backward();
        EquatableArray<CallPlan> backward = layers.SelectMany(layer => layer.Calls).ToEquatableArray();
        return new TrainingPlan(
            forward,
            ofTargets,
            ofLabels,
            lowering.Measure("MeasureLoss", TargetRows(lowering.Last.Output), blockResult),
            lowering.Measure("MeasureLossOfLabels", ClassIndices(lowering.Last.Output), blockResult),
            backward,
            PhaseLowering.Lower(forward, ofTargets, ofLabels, layers),
            forward.Concat(backward).Sum(call => call.Method.FlopPerSample),
            lowering._planner.Length,
            lowering._workspace,
            UpdateLowering.Lower(training, arenaLength, registry));
    }

    private static LanesInput TargetRows(LaneAxis outputs) =>
        new("t", new Tensor(new Place(PlaceNames.Targets, "targets"), outputs, IsExact: true).Vectors);

    private static LabelInput ClassIndices(LaneAxis outputs) =>
        new("t", new Place(PlaceNames.Labels, PlaceNames.LabelsRole), IsOneHot: outputs.Length > 1);

    private int BackwardTime(int stage) => (2 * LossTime) - stage;

    private Tensor Reserve(LaneAxis lanes, int first, int last) =>
        new(new Place(PlaceNames.Activations, "", 0, _planner.Place(lanes.RowStride, first, last)), lanes);

    private void PlaceValues()
    {
        foreach (Stage stage in _stages)
        {
            int lastRead = _stages
                .Where(reader => reader.Sources.Contains(stage.Index))
                .Select(reader => BackwardTime(reader.Index))
                .Append(LossTime)
                .Max();
            if (!stage.Activation.IsElementwise && !stage.Descriptor.IsActivationOnly)
            {
                _values.SetPreActivation(stage.Index, Reserve(stage.Output, stage.Index, LossTime));
            }

            if (!SkipsActivation(stage))
            {
                _values.SetOutput(stage.Index, Reserve(stage.Output, stage.Index, lastRead));
            }
        }
    }

    private void PlaceDeltas()
    {
        HashSet<int> learning = [];
        foreach (Stage stage in _stages)
        {
            if (stage.Parameters.Length > 0 || stage.Sources.Any(learning.Contains) || stage == Last)
            {
                learning.Add(stage.Index);
            }
        }

        foreach (Stage stage in _stages.Reverse().Where(stage => learning.Contains(stage.Index)))
        {
            int written = _stages
                .Where(reader => reader.Sources.Contains(stage.Index))
                .Select(reader => BackwardTime(reader.Index))
                .Append(stage == Last ? LossTime : int.MaxValue)
                .Min();
            _deltas[stage.Index] = Reserve(stage.Output, written, BackwardTime(stage.Index));
        }
    }

    private bool SkipsActivation(Stage stage) => stage == Last && _loss.ReadsLogits;

    private EquatableArray<CallPlan> Forward()
    {
        List<CallPlan> calls = [];
        foreach (Stage stage in _stages)
        {
            stage.Descriptor.LowerForward(new ForwardContext(stage, Extent.Rows, _values, SkipsActivation(stage), Into(calls, stage)));
        }

        return calls.ToEquatableArray();
    }

    private List<LayerCalls> Backward()
    {
        List<LayerCalls> layers = [];
        foreach (Stage stage in _stages.Reverse().Where(stage => _deltas.ContainsKey(stage.Index)))
        {
            LayerCalls layer = new(stage.MethodPrefix, stage.Words, []);
            stage.Descriptor.LowerBackward(new BackwardContext(stage, _stages, _values, _deltas, ReserveWorkspace, Into(layer.Calls, stage)));
            layers.Add(layer);
        }

        return layers;
    }

    private Action<string, Kernel> Into(List<CallPlan> calls, Stage stage) =>
        (name, kernel) => calls.Add(_registry.Call(stage.MethodPrefix + name, kernel.Comment, kernel.Cut()));

    private int ReserveWorkspace(int length)
    {
        int offset = _workspace;
        _workspace += ParameterPlacer.Aligned(length);
        return offset;
    }

    private CallPlan LossGradient(string name, RowInput target)
    {
        Tensor result = _loss.ReadsLogits ? _values.PreActivation(Last) : _values.Output(Last.Index);
        Tensor delta = _deltas[Last.Index].As("delta");
        Reduce kernel = new(
            $"{_loss.Loss}: the sum over the samples, and the delta of the last layer.",
            Extent.Rows,
            delta.Lanes,
            EquatableArray.Of(new LanesInput(_loss.Result.Name, result.As("result").Vectors), target),
            EquatableArray.Of(LossDescriptor.GradientScalar),
            _loss.Gradient(delta.Lanes, Last.Activation, delta.Vectors));
        return _registry.Call(name, kernel.Comment, kernel);
    }

    private CallPlan Measure(string name, RowInput target, Tensor result)
    {
        Reduce kernel = new(
            $"{_loss.Loss}: the sum over the samples.",
            Extent.Rows,
            result.Lanes,
            EquatableArray.Of(new LanesInput(_loss.Result.Name, result.As("result").Vectors), target),
            default,
            _loss.Measure(result.Lanes));
        return _registry.Call(name, kernel.Comment, kernel);
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>What a layer lowers its forward pass with: where its tensors are, and where its kernels go.</summary>
/// <param name="stage">The layer.</param>
/// <param name="samples">How many samples: one, or as many as are given at run time.</param>
/// <param name="values">Where the results of layers are.</param>
/// <param name="skipsActivation">Whether the activation is left to the loss, which reads the weighted sums.</param>
/// <param name="emit">Takes the kernels, with a name for each.</param>
internal sealed class ForwardContext(
    Stage stage, Extent samples, ValuePlaces values, bool skipsActivation, Action<string, Kernel> emit)
{
    /// <summary>How many samples.</summary>
    public Extent Samples => samples;

    /// <summary>The rows of what the layer gives: one for each sample, or for each of its positions.</summary>
    public Extent Rows => samples.Times(stage.Output.Positions);

    /// <summary>The layer in words, with shapes.</summary>
    public string Words => stage.Words;

    /// <summary>The layer's arguments.</summary>
    public LayerSpec Spec => stage.Layer.Spec;

    /// <summary>The lanes of what the layer gives.</summary>
    public LaneAxis OutputLanes => stage.Output.Lanes;

    /// <summary>How what the layer gives lies in memory.</summary>
    public TensorLayout OutputLayout => stage.Output;

    /// <summary>How what the layer reads lies in memory.</summary>
    public ImmutableArray<TensorLayout> InputLayouts => stage.Inputs;

    private Tensor Output => values.Output(stage.Index).As("output");

    /// <summary>A formula in words with the layer's activation around it, where a product applies it.</summary>
    public string Activated(string sum) =>
        Epilogue is { } epilogue && epilogue != Epilogue.None ? $"{stage.Activation.Activation}({sum})" : sum;

    /// <summary>
    /// The activation as the epilogue of a product; <see langword="null"/> if it is a program of its own. A formula with functions has a dozen
    /// constants: in the tiles of a batch the JIT keeps these in registers and spills the sums, so there it runs over the rows afterwards. So does
    /// what reads a parameter, and what training keeps something of.
    /// </summary>
    private Epilogue? Epilogue
    {
        get
        {
            if (stage.Activation is not ElementwiseActivation activation || values.HasSums(stage))
            {
                return null;
            }

            Expression value = activation.Value(Contraction.Sum);
            bool isTiled = samples.IsRows || stage.Output.Positions > 1;
            return isTiled && (value.CallsFunction || activation.Parameter is not null)
                ? null
                : new Epilogue(value.Replace(Contraction.Sum, Sums.Formula), ActivationParameters.Concat(Sums.Reads).ToEquatableArray());
        }
    }

    /// <summary>What a product leaves for the activation: its sums, or what a layer that follows makes of them.</summary>
    private Epilogue Sums => stage.Folded is null
        ? Epilogue.None
        : new Epilogue(
            FoldedLayer.Of(Contraction.Sum),
            EquatableArray.Of(
                new NamedLanes(AffineForm.ScaleName.Name, LaneMap.Vector(Kept(FoldedLayer.Scale)!.As(FoldedLayer.Scale).Place, stage.Output.Lanes)),
                new NamedLanes(AffineForm.ShiftName.Name, LaneMap.Vector(Kept(FoldedLayer.Shift)!.As(FoldedLayer.Shift).Place, stage.Output.Lanes))));

    /// <summary>The parameter of the activation, the same row for all samples.</summary>
    private IEnumerable<NamedLanes> ActivationParameters =>
        stage.Activation.Parameter is { } parameter
            ? [new NamedLanes(parameter.Name, LaneMap.Vector(ParameterPlaces.OfActivation(stage, PlaceNames.Parameters, parameter.Name + "s")!, stage.Output.Lanes))]
            : [];

    public Tensor Input(int index) => values.Input(stage, index);

    /// <summary>Whether the layers give one step of a sequence, with what they remember of those before.</summary>
    public bool IsStreaming => values.IsStreaming;

    /// <summary>Whether a sample's sequence may end before the last step.</summary>
    public bool HasLengths => stage.HasLengths && samples.IsRows;

    /// <summary>Whether what the gradients will need is kept.</summary>
    public bool IsTraining => values.IsTraining;

    /// <summary>What the layer remembers of the step before, where steps come one by one.</summary>
    public Tensor StateBefore(string kept) => values.State(stage.Index, kept).Before;

    /// <summary>What it will remember after the step.</summary>
    public Tensor StateAfter(string kept) => values.State(stage.Index, kept).After;

    /// <summary>The index of the layer as declared, counting all from 0.</summary>
    public int LayerIndex => stage.Layer.Index;

    /// <summary>A tensor that training keeps for the layer; <see langword="null"/> in prediction.</summary>
    public Tensor? Kept(string name) => values.Kept(stage.Index, name);

    /// <summary>Where a running statistic starts.</summary>
    public Place Statistic(string name, string role) => StatisticIn(PlaceNames.Statistics, name, role);

    /// <summary>Where what a running statistic becomes starts, in training.</summary>
    public Place BatchStatistic(string name, string role) => StatisticIn(PlaceNames.BatchStatistics, name, role);

    private Place StatisticIn(string arena, string name, string role) => stage.Statistic(name) is { } slot
        ? new Place(arena, role, slot.ArenaOffset)
        : throw new InvalidOperationException($"{stage.Words} keeps no statistic '{name}'.");

    public void Emit(string name, Kernel kernel) => emit(name, kernel);

    /// <summary>Where a parameter starts; <see langword="null"/> if the layer has none of that name.</summary>
    public Place? Parameter(string name) => ParameterPlaces.Of(stage, name, PlaceNames.Parameters, name);

    /// <summary>
    /// Emits a kernel with the layer's activation: as its epilogue if it is a formula, else as a program of its own over what
    /// the kernel leaves.
    /// </summary>
    /// <param name="name">What the kernel does, for its method's name.</param>
    /// <param name="kernel">Makes the kernel for a target and the epilogue to apply.</param>
    public void EmitActivated(string name, Func<Tensor, Epilogue, Kernel> kernel)
    {
        if (stage.Folded is { } folded)
        {
            emit(folded.Kind + "Fold", folded.Kernel(stage.Output.Lanes, Kept(FoldedLayer.Scale)!, Kept(FoldedLayer.Shift)!));
        }

        if (values.HasSums(stage))
        {
            // Prediction has a method of the first name that applies the formula.
            emit(stage.Activation.IsElementwise ? name + "Sums" : name, kernel(values.PreActivation(stage).As("output"), Sums));
            EmitActivation();
        }
        else if (Epilogue is { } epilogue)
        {
            emit(name, kernel(Output, epilogue));
        }
        else
        {
            emit(name, kernel(Output, Sums));
            EmitActivation(Output);
        }
    }

    /// <summary>Emits the layer's activation as a program of its own.</summary>
    public void EmitActivation()
    {
        if (!skipsActivation)
        {
            EmitActivation(values.PreActivation(stage).As("sums"));
        }
    }

    private void EmitActivation(Tensor input)
    {
        Operand z = new("z");
        ImmutableArray<RowStep> steps = stage.Activation.Forward(z, Output.Lanes, Output.Vectors);
        string name = stage.Activation.Activation.ToString();
        string comment = $"{Words}: {stage.Activation.Activation} of each sample";
        if (stage.Activation is ElementwiseActivation { Kept: KeptForGradient.Derivatives } activation && values.Kept(stage.Index) is { } kept)
        {
            Tensor derivatives = kept.As("derivatives");
            input = values.HasSums(stage) ? derivatives : input;
            steps = activation.ForwardKeeping(z, Output.Vectors, derivatives.Vectors);
            name += "AndDerivatives";
            comment += values.HasSums(stage) ? "; its derivatives take the place of the sums" : ", and its derivatives";
        }

        else if (stage.Activation.IsElementwise && values.HasSums(stage))
        {
            name += "OfSums";
        }

        emit(name, new Reduce(
            comment + ".",
            Rows,
            Output.Lanes,
            ActivationParameters
                .Select(parameter => (RowInput)new LanesInput(parameter.Name, parameter.Lanes))
                .Prepend(new LanesInput(z.Name, input.Vectors))
                .ToEquatableArray(),
            default,
            steps));
    }
}

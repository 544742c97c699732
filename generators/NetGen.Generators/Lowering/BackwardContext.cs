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

/// <summary>
/// What a layer lowers its backward pass with. The <em>delta</em> of a layer is the gradient of the mean loss by its weighted sums, before the
/// activation: whoever computes it multiplies by the derivative of that activation on the way out.
/// </summary>
/// <param name="stage">The layer.</param>
/// <param name="stages">All layers.</param>
/// <param name="values">Where the results of the forward pass are.</param>
/// <param name="deltas">Where the deltas of layers are; a layer without one needs none.</param>
/// <param name="written">The layers whose deltas have been written to in this pass.</param>
/// <param name="workspace">Reserves floats of the workspace and gives their offset.</param>
/// <param name="emit">Takes the kernels, with a name for each.</param>
internal sealed class BackwardContext(
    Stage stage,
    IReadOnlyList<Stage> stages,
    ValuePlaces values,
    IReadOnlyDictionary<int, Tensor> deltas,
    ISet<int> written,
    Func<int, int> workspace,
    Action<string, Kernel> emit)
{
    /// <summary>The layer in words, with shapes.</summary>
    public string Words => stage.Words;

    /// <summary>The layer's arguments.</summary>
    public LayerSpec Spec => stage.Layer.Spec;

    /// <summary>How what the layer gives lies in memory.</summary>
    public TensorLayout OutputLayout => stage.Output;

    /// <summary>How what the layer reads lies in memory.</summary>
    public ImmutableArray<TensorLayout> InputLayouts => stage.Inputs;

    /// <summary>Whether a sample's sequence may end before the last step.</summary>
    public bool HasLengths => stage.HasLengths;

    /// <summary>The rows of what the layer gives: one for each sample, or for each of its positions.</summary>
    public Extent Rows => Extent.Rows.Times(stage.Output.Positions);

    public Tensor Delta => deltas[stage.Index];

    public Tensor Input(int index) => values.Input(stage, index);

    /// <summary>A tensor that training keeps for the layer.</summary>
    public Tensor Kept(string name) =>
        values.Kept(stage.Index, name) ?? throw new InvalidOperationException($"{stage.Words} keeps no tensor '{name}'.");

    /// <summary>Where a parameter starts; <see langword="null"/> if the layer has none of that name.</summary>
    public Place? Parameter(string name) => ParameterPlaces.Of(stage, name, PlaceNames.Parameters, name);

    /// <summary>Where the gradient of a parameter starts; <see langword="null"/> if the layer has none of that name, or it is not trained.</summary>
    public Place? Gradient(string name) => stage.Parameter(name) is not { Kind.IsTrained: true } ? null : ParameterPlaces.Of(stage, name, PlaceNames.Gradients, name + "Gradient");

    /// <summary>Floats that keep what is written to them, and zeros elsewhere, from step to step.</summary>
    public Place Workspace(string role, int length) => new(PlaceNames.Workspace, role, workspace(length));

    /// <summary>What to compute for an input; <see langword="null"/> if nobody needs its gradient.</summary>
    public GradientTarget? InputGradient(int index)
    {
        int source = stage.Sources[index];
        if (source == LayerModel.NetworkInput || !deltas.TryGetValue(source, out Tensor? delta))
        {
            return null;
        }

        if (stages[source].Activation is not ElementwiseActivation activation)
        {
            throw new InvalidOperationException($"{stages[source].Words} ends in an activation that only an output can have.");
        }

        // An activation with a pass of its own takes the gradient by its outputs.
        TensorLayout layout = stage.Inputs[index];
        Operand output = new("output");
        Expression derivative = activation.Derivative(output);
        EquatableArray<NamedLanes> reads =
            derivative == ElementwiseActivation.KeptDerivative
                ? EquatableArray.Of(new NamedLanes(ElementwiseActivation.KeptDerivative.Name, layout.View(values.Kept(source)!).As("derivatives").Vectors))
            : derivative.Contains(output)
                ? EquatableArray.Of(new NamedLanes(output.Name, layout.View(values.Output(source)).As("activation").Vectors))
            : default;
        Tensor target = layout.View(delta).As("inputDelta");
        if (written.Add(source))
        {
            return new GradientTarget(target, gradient => Simplifier.Simplify(gradient * derivative), reads, IsFirst: true);
        }

        // Where paths meet, gradients add up: what later layers gave is there already.
        Operand earlier = new("earlier");
        return new GradientTarget(
            target,
            gradient => Simplifier.Simplify(gradient * derivative) + earlier,
            reads.Append(new NamedLanes(earlier.Name, target.As("earlierDelta").Vectors)).ToEquatableArray(),
            IsFirst: false);
    }

    /// <summary>After how many steps of a sequence gradients go no further back; <see langword="null"/> if they always do.</summary>
    public int? TruncatedSteps { get; init; }

    public void Emit(string name, Kernel kernel) => emit(name, kernel);

    /// <summary>Emits the delta of an input that the layer gave as it is, or as some of its lanes.</summary>
    /// <param name="index">The input.</param>
    /// <param name="lanes">Its lanes.</param>
    /// <param name="delta">Where in the layer's own delta they are.</param>
    public void EmitSlice(int index, LaneAxis lanes, LaneMap delta)
    {
        if (InputGradient(index) is not { } target)
        {
            return;
        }

        Operand gradient = new("error");
        emit("InputGradient" + (stage.Sources.Length == 1 ? "" : Literal.Integer(index)), new Reduce(
            $"{Words}: the delta of its input{(stage.Sources.Length == 1 ? "" : " " + Literal.Integer(index))}, times the derivative of the activation before.",
            Rows,
            lanes,
            target.RowInputs.Prepend(new LanesInput(gradient.Name, delta)).ToEquatableArray(),
            default,
            RowSteps.Store("inputError", target.Epilogue(gradient), target.Delta.Vectors)));
    }

    /// <summary>Emits zeros all over a tensor.</summary>
    public void EmitClear(string name, string words, Tensor target) => emit(name, new Reduce(
        $"{Words}: {words}.",
        Extent.Rows.Times(target.Positions),
        target.Lanes,
        default,
        default,
        RowSteps.Store("zero", Expression.Zero, target.Vectors)));

    /// <summary>Emits the gradient of a parameter that is a sum of rows of a tensor.</summary>
    /// <param name="name">What the kernel does, for its method's name.</param>
    /// <param name="words">The same in words.</param>
    /// <param name="summed">The tensor.</param>
    /// <param name="gradient">Where the sum goes.</param>
    public void EmitSum(string name, string words, Tensor summed, Place gradient) => emit(name, new Contraction(
        $"{Words}: {words}.",
        Extent.Of(1),
        summed.Lanes,
        Extent.Rows.Times(summed.Positions),
        A: null,
        summed.Vectors,
        LaneMap.Vector(gradient, summed.Lanes),
        Initial: null,
        Contraction.Sum,
        default,
        TileChooser.Choose(Extent.Of(1), summed.Lanes, Extent.Rows, Contraction.Sum)));

    /// <summary>
    /// Emits the way back through an activation that learns: from the gradient by the outputs to the delta, in place, and to what each sample adds to
    /// the gradient of the parameter.
    /// </summary>
    public void EmitActivation()
    {
        ElementwiseActivation activation = (ElementwiseActivation)stage.Activation;
        Operand z = new("z");
        Operand gradient = new("gradient");
        Operand parameter = activation.Parameter!;
        LaneMap parameters = LaneMap.Vector(ParameterPlaces.OfActivation(stage, PlaceNames.Parameters, parameter.Name + "s")!, stage.Output.Lanes);
        LaneMap delta = Delta.As("delta").Vectors;
        Tensor contributions = values.Kept(stage.Index)!.As("contributions");
        Tensor sums = values.HasSums(stage) ? contributions : values.PreActivation(stage).As("sums");
        emit(activation.Activation + "Backward", new Reduce(
            $"{Words}: the delta, times the derivative of {activation.Activation}; what each sample adds to the gradient of the {parameter.Name}s"
                + (values.HasSums(stage) ? " takes the place of the sums." : "."),
            Rows,
            stage.Output.Lanes,
            EquatableArray.Of<RowInput>(
                new LanesInput(z.Name, sums.Vectors), new LanesInput(gradient.Name, delta), new LanesInput(parameter.Name, parameters)),
            default,
            activation.BackwardOfParameter(z, gradient, contributions.Vectors, delta)));
    }

    /// <summary>Emits the gradient of what the activation learns: the sum of what <see cref="EmitActivation"/> kept of the samples.</summary>
    public void EmitActivationGradient()
    {
        string name = stage.Activation.Parameter!.Name;
        EmitSum(
            "ActivationGradient",
            $"gradient of the {name}s = Σ over samples of their contributions",
            values.Kept(stage.Index)!.As("contributions"),
            ParameterPlaces.OfActivation(stage, PlaceNames.Gradients, name + "Gradient")!);
    }
}

/// <summary>The gradient a layer owes one of its inputs.</summary>
/// <param name="Delta">Where it goes.</param>
/// <param name="Epilogue">Takes the gradient by the input's value to what is stored.</param>
/// <param name="Reads">What the epilogue reads at the same place.</param>
/// <param name="IsFirst">Whether nobody has written there before; otherwise the epilogue adds to what is there.</param>
internal sealed record GradientTarget(Tensor Delta, Func<Expression, Expression> Epilogue, EquatableArray<NamedLanes> Reads, bool IsFirst)
{
    /// <summary>What the epilogue reads, as inputs of a row program.</summary>
    public IEnumerable<RowInput> RowInputs => Reads.Select(read => new LanesInput(read.Name, read.Lanes));
}

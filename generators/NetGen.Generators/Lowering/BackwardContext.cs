using System;
using System.Collections.Generic;
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
/// <param name="workspace">Reserves floats of the workspace and gives their offset.</param>
/// <param name="emit">Takes the kernels, with a name for each.</param>
internal sealed class BackwardContext(
    Stage stage,
    IReadOnlyList<Stage> stages,
    ValuePlaces values,
    IReadOnlyDictionary<int, Tensor> deltas,
    Func<int, int> workspace,
    Action<string, Kernel> emit)
{
    /// <summary>The layer in words, with shapes.</summary>
    public string Words => stage.Words;

    /// <summary>The layer's arguments.</summary>
    public LayerSpec Spec => stage.Layer.Spec;

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
        Operand output = new("output");
        Expression derivative = activation.Derivative(output);
        EquatableArray<NamedLanes> reads =
            derivative == ElementwiseActivation.KeptDerivative
                ? EquatableArray.Of(new NamedLanes(ElementwiseActivation.KeptDerivative.Name, values.Kept(source)!.As("derivatives").Vectors))
            : derivative.Contains(output)
                ? EquatableArray.Of(new NamedLanes(output.Name, values.Output(source).As("activation").Vectors))
            : default;
        return new GradientTarget(delta.As("inputDelta"), gradient => Simplifier.Simplify(gradient * derivative), reads);
    }

    public void Emit(string name, Kernel kernel) => emit(name, kernel);

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
        LaneMap parameters = LaneMap.Vector(ParameterPlaces.OfActivation(stage, PlaceNames.Parameters, parameter.Name + "s")!, stage.Output);
        LaneMap delta = Delta.As("delta").Vectors;
        Tensor contributions = values.Kept(stage.Index)!.As("contributions");
        Tensor sums = values.HasSums(stage) ? contributions : values.PreActivation(stage).As("sums");
        emit(activation.Activation + "Backward", new Reduce(
            $"{Words}: the delta, times the derivative of {activation.Activation}; what each sample adds to the gradient of the {parameter.Name}s"
                + (values.HasSums(stage) ? " takes the place of the sums." : "."),
            Extent.Rows,
            stage.Output,
            EquatableArray.Of<RowInput>(
                new LanesInput(z.Name, sums.Vectors), new LanesInput(gradient.Name, delta), new LanesInput(parameter.Name, parameters)),
            default,
            activation.BackwardOfParameter(z, gradient, contributions.Vectors, delta)));
    }

    /// <summary>Emits the gradient of what the activation learns: the sum of what <see cref="EmitActivation"/> kept of the samples.</summary>
    public void EmitActivationGradient()
    {
        string name = stage.Activation.Parameter!.Name;
        emit("ActivationGradient", new Contraction(
            $"{Words}: gradient of the {name}s = Σ over samples of their contributions.",
            Extent.Of(1),
            stage.Output,
            Extent.Rows,
            A: null,
            values.Kept(stage.Index)!.As("contributions").Vectors,
            LaneMap.Vector(ParameterPlaces.OfActivation(stage, PlaceNames.Gradients, name + "Gradient")!, stage.Output),
            Initial: null,
            Contraction.Sum,
            default,
            TileChooser.Choose(Extent.Of(1), stage.Output, Extent.Rows, Contraction.Sum)));
    }
}

/// <summary>The gradient a layer owes one of its inputs.</summary>
/// <param name="Delta">Where it goes.</param>
/// <param name="Epilogue">Takes the gradient by the input's value to what is stored.</param>
/// <param name="Reads">What the epilogue reads at the same place.</param>
internal sealed record GradientTarget(Tensor Delta, Func<Expression, Expression> Epilogue, EquatableArray<NamedLanes> Reads);

using System;
using System.Collections.Immutable;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The arguments of a simple recurrent layer.</summary>
/// <param name="Units">The number of outputs of a step, in each direction.</param>
/// <param name="StepActivation">What is applied to the weighted sums of a step.</param>
/// <param name="ReturnSequences">Whether it gives the output of every step.</param>
/// <param name="Bidirectional">Whether it goes through the sequence in both directions.</param>
/// <param name="Start">How its weights start; <see langword="null"/> leaves it to the activation.</param>
internal sealed record SimpleRNNSpec(int Units, Activation StepActivation, bool ReturnSequences, bool Bidirectional, TensorStart? Start)
    : RecurrentSpec(Units, ReturnSequences, Bidirectional, Start);

/// <summary>The simple recurrent layer: <c>h[t] = f(W·x[t] + U·h[t−1] + b)</c>.</summary>
internal sealed class SimpleRNNLayer : RecurrentLayer
{
    private const string StepActivation = "Activation";

    public override string Kind => "SimpleRNN";

    public override Type SpecType => typeof(SimpleRNNSpec);

    public override LayerSpec Read(IAttributeArguments arguments)
    {
        Activation activation = arguments.OptionalEnum<Activation>(StepActivation) ?? Vocabulary.Activation.Tanh;
        if (activation is not (Vocabulary.Activation.Tanh or Vocabulary.Activation.ReLU))
        {
            arguments.Report(Problem.ArgumentOutOfRange, StepActivation, StepActivation, "Tanh or ReLU", activation);
        }

        return new SimpleRNNSpec(ReadUnits(arguments), activation, ReadReturnSequences(arguments), ReadBidirectional(arguments), StartReader.Read(arguments));
    }

    public override ImmutableArray<OptionModel> Options(LayerSpec spec, ImmutableArray<Shape> inputs) =>
        base.Options(spec, inputs).Add(new OptionModel(StepActivation, (int)((SimpleRNNSpec)spec).StepActivation));

    protected override RecurrentCell Cell(RecurrentSpec spec) => new SimpleCell(((SimpleRNNSpec)spec).StepActivation);

    private sealed class SimpleCell(Activation activation) : RecurrentCell
    {
        private readonly ElementwiseActivation _activation = (ElementwiseActivation)Catalogue.Of(activation);

        public override ImmutableArray<string> Gates { get; } = ImmutableArray.Create("h");

        public override Initializer WeightInitializer => _activation.WeightInitializer;

        public override void Forward(CellForward step) => step.StoreState(_activation.Value(step.Sum(0)), before: null);

        public override void Backward(CellBackward step)
        {
            Operand delta = step.StateDelta;
            step.StoreDelta(0, delta * _activation.Derivative(step.State));
            step.PassState(Expression.Zero, delta);
        }
    }
}

using System;
using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The arguments of an LSTM layer.</summary>
/// <param name="Units">The number of outputs of a step, in each direction.</param>
/// <param name="ReturnSequences">Whether it gives the output of every step.</param>
/// <param name="Bidirectional">Whether it goes through the sequence in both directions.</param>
/// <param name="Start">How its weights start; <see langword="null"/> for the default.</param>
internal sealed record LSTMSpec(int Units, bool ReturnSequences, bool Bidirectional, TensorStart? Start)
    : RecurrentSpec(Units, ReturnSequences, Bidirectional, Start);

/// <summary>Long short-term memory: <c>c[t] = f·c[t−1] + i·g</c>, <c>h[t] = o·tanh(c[t])</c>.</summary>
internal sealed class LSTMLayer : RecurrentLayer
{
    public override string Kind => "LSTM";

    public override Type SpecType => typeof(LSTMSpec);

    public override LayerSpec Read(IAttributeArguments arguments) =>
        new LSTMSpec(ReadUnits(arguments), ReadReturnSequences(arguments), ReadBidirectional(arguments), StartReader.Read(arguments));

    protected override RecurrentCell Cell(RecurrentSpec spec) => new LongShortTermCell();

    private sealed class LongShortTermCell : RecurrentCell
    {
        private const int Input = 0;
        private const int Forget = 1;
        private const int Candidate = 2;
        private const int Output = 3;

        public override ImmutableArray<string> Gates { get; } = ImmutableArray.Create("i", "f", "g", "o");

        public override bool HasCell => true;

        public override void Forward(CellForward step)
        {
            if (!step.IsTraining)
            {
                Predict(step);
                return;
            }

            Operand input = step.Gate(Input, Expression.Sigmoid(step.Sum(Input)));
            Operand forget = step.Gate(Forget, Expression.Sigmoid(step.Sum(Forget)));
            Operand candidate = step.Gate(Candidate, Expression.Tanh(step.Sum(Candidate)));
            Operand output = step.Gate(Output, Expression.Sigmoid(step.Sum(Output)));
            Operand before = step.CellBefore;
            Operand cell = step.StoreCell((forget * before) + (input * candidate), before);
            step.StoreState(output * step.KeepCellTanh(Expression.Tanh(cell)), before: null);
        }

        /// <summary>The same with two divisions instead of five, where nobody asks for the gates themselves: each gate is one over something, the candidate <c>p / (1 − p)</c>.</summary>
        private static void Predict(CellForward step)
        {
            Operand input = step.Let("i", Expression.SigmoidReciprocal(step.Sum(Input)));
            Operand forget = step.Let("f", Expression.SigmoidReciprocal(step.Sum(Forget)));
            Operand part = step.Let("g", Expression.TanhPart(step.Sum(Candidate)));
            Operand output = step.Let("o", Expression.SigmoidReciprocal(step.Sum(Output)));
            Operand denominator = step.Let("denominator", input * (1 - part));
            Operand before = step.CellBefore;
            Operand cell = step.StoreCell(((before * denominator) + (part * forget)) / (denominator * forget), before);
            Operand cellPart = step.Let("cellPart", Expression.TanhPart(cell));
            step.StoreState(cellPart / (output * (1 - cellPart)), before: null);
        }

        public override void Backward(CellBackward step)
        {
            Operand input = step.Gate(Input);
            Operand forget = step.Gate(Forget);
            Operand candidate = step.Gate(Candidate);
            Operand output = step.Gate(Output);
            Operand tanh = step.CellTanh;
            Operand delta = step.StateDelta;
            Operand later = step.CellDelta;
            Operand cell = step.Let("cellSum", later + (delta * output * (1 - (tanh * tanh))));
            step.StoreDelta(Output, delta * tanh * output * (1 - output));
            step.StoreDelta(Input, cell * candidate * input * (1 - input));
            step.StoreDelta(Forget, cell * step.CellBefore * forget * (1 - forget));
            step.StoreDelta(Candidate, cell * input * (1 - (candidate * candidate)));
            step.PassCell(cell * forget, later);
            step.PassState(Expression.Zero, delta);
        }
    }
}

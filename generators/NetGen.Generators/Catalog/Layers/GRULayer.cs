using System;
using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The arguments of a GRU layer.</summary>
/// <param name="Units">The number of outputs of a step, in each direction.</param>
/// <param name="ReturnSequences">Whether it gives the output of every step.</param>
/// <param name="Bidirectional">Whether it goes through the sequence in both directions.</param>
/// <param name="Start">How its weights start; <see langword="null"/> for the default.</param>
internal sealed record GRUSpec(int Units, bool ReturnSequences, bool Bidirectional, TensorStart? Start)
    : RecurrentSpec(Units, ReturnSequences, Bidirectional, Start);

/// <summary>The gated recurrent unit: <c>n = tanh(W·x + b + r·(U·h[t−1] + b'))</c>, <c>h[t] = (1 − z)·n + z·h[t−1]</c>.</summary>
internal sealed class GRULayer : RecurrentLayer
{
    public override string Kind => "GRU";

    public override Type SpecType => typeof(GRUSpec);

    public override LayerSpec Read(IAttributeArguments arguments) =>
        new GRUSpec(ReadUnits(arguments), ReadReturnSequences(arguments), ReadBidirectional(arguments), StartReader.Read(arguments));

    protected override RecurrentCell Cell(RecurrentSpec spec) => new GatedCell();

    private sealed class GatedCell : RecurrentCell
    {
        private const int Reset = 0;
        private const int Update = 1;
        private const int Candidate = 2;

        public override ImmutableArray<string> Gates { get; } = ImmutableArray.Create("r", "z", "n");

        public override bool IsSplit => true;

        public override int EarlyGates => 1;

        public override bool PassesState => true;

        public override void Forward(CellForward step)
        {
            if (!step.IsTraining)
            {
                Predict(step);
                return;
            }

            Operand reset = step.Gate(Reset, Expression.Sigmoid(step.Sum(Reset)));
            Operand update = step.Gate(Update, Expression.Sigmoid(step.Sum(Update)));
            Operand state = step.KeepStateSum(Candidate, "candidateState", step.StateSum(Candidate));
            Operand candidate = step.Gate(Candidate, Expression.Tanh(step.InputSum(Candidate) + (reset * state)));
            Operand before = step.StateBefore;
            step.StoreState(candidate + (update * (before - candidate)), before);
        }

        /// <summary>The same with two divisions instead of three, where nobody asks for the gates themselves: each gate is one over something, the candidate <c>p / (1 − p)</c>.</summary>
        private static void Predict(CellForward step)
        {
            Operand reset = step.Early(Reset, "r", Expression.SigmoidReciprocal(step.Sum(Reset)));
            Operand update = step.Let("z", Expression.SigmoidReciprocal(step.Sum(Update)));
            Operand part = step.Let("n", Expression.TanhPart(step.InputSum(Candidate) + (step.StateSum(Candidate) / reset)));
            Operand rest = step.Let("rest", 1 - part);
            Operand before = step.StateBefore;
            step.StoreState(((part * (update - 1)) + (before * rest)) / (rest * update), before);
        }

        public override void Backward(CellBackward step)
        {
            Operand reset = step.Gate(Reset);
            Operand update = step.Gate(Update);
            Operand candidate = step.Gate(Candidate);
            Operand state = step.StateSum(Candidate);
            Operand before = step.StateBefore;
            Operand delta = step.StateDelta;
            Operand candidateDelta = step.StoreDelta(Candidate, delta * (1 - update) * (1 - (candidate * candidate)));
            Operand updateDelta = step.StoreDelta(Update, delta * (before - candidate) * update * (1 - update));
            Operand resetDelta = step.StoreDelta(Reset, candidateDelta * state * reset * (1 - reset));
            step.StoreStateDelta(Reset, resetDelta);
            step.StoreStateDelta(Update, updateDelta);
            step.StoreStateDelta(Candidate, candidateDelta * reset);
            step.PassState(delta * update, delta);
        }
    }
}

using System;
using NetGen.Engine;

namespace NetGen.Benchmarks.Workloads;

/// <summary>
/// What predicts one sample. Only structs implement it: the JIT compiles a generic method for each struct apart, so that the
/// calls in a timing loop are direct, as in a user's program. Over classes it would compile one method for all, and a call
/// through an interface would be measured with each prediction.
/// </summary>
internal interface IPredictor
{
    void Predict(ReadOnlySpan<float> input, Span<float> output);
}

/// <summary>Calls to the engine.</summary>
internal readonly struct EnginePredictor(RuntimeNetwork<float> network) : IPredictor
{
    public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);
}

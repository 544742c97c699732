using System;
using System.Collections.Immutable;
using System.Globalization;

namespace NetGen.Runtime;

/// <summary>Holds a <see cref="TrainingState"/> against the network that is to go on from it, before anything is changed.</summary>
public static class StateGuard
{
    /// <summary>Demands a state of a network of this class.</summary>
    /// <param name="state">The state.</param>
    /// <param name="parameterCount">The number of parameters.</param>
    /// <param name="statisticCount">The number of running statistics.</param>
    /// <param name="moments">The names of what the optimizer keeps, in order.</param>
    /// <exception cref="ArgumentException">A number is out of range, a length is another, or the moments are those of another optimizer.</exception>
    public static void Check(TrainingState state, int parameterCount, int statisticCount, ReadOnlySpan<string> moments)
    {
        ArgumentNullException.ThrowIfNull(state);
        Require(state.StepCount >= 0, $"a step count of at least 0, got {state.StepCount}");
        Require(state.LearningRate >= 0 && float.IsFinite(state.LearningRate), $"a finite learning rate of at least 0, got {state.LearningRate}");
        RequireLength(state.Parameters, parameterCount, "parameters");
        RequireLength(state.Statistics, statisticCount, "statistics");
        int given = state.Moments.IsDefault ? 0 : state.Moments.Length;
        Require(given == moments.Length, $"{moments.Length} moments ({string.Join(", ", moments!)}), got {given}");
        for (int i = 0; i < given; i++)
        {
            Moment moment = state.Moments[i];
            Require(moment is not null && moment.Name == moments[i], $"the moment '{moments[i]}', got {(moment is null ? "null" : $"'{moment.Name}'")}");
            RequireLength(moment!.Values, parameterCount, $"values of the moment '{moment.Name}'");
        }
    }

    private static void RequireLength(ImmutableArray<float> values, int expected, string what)
    {
        int length = values.IsDefault ? 0 : values.Length;
        Require(length == expected, $"{expected} {what}, got {length}");
    }

    private static void Require(bool condition, FormattableString expected)
    {
        if (!condition)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The state is of another network: expected {expected.ToString(CultureInfo.InvariantCulture)}."), "state");
        }
    }
}

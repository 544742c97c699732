using System.Globalization;
using NetGen.Generators.Expressions;

namespace NetGen.Generators.Plan;

/// <summary>What a network costs: what is said at its class and in its doc comment.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="MetadataName">The full one.</param>
/// <param name="Parameters">How many parameters it has, frozen ones included.</param>
/// <param name="MultiplyAdds">The multiply-adds of the products that predict one sample.</param>
/// <param name="ScratchBytes">What a thread keeps for the prediction of one sample.</param>
/// <param name="PredictCode">About how many bytes of machine code predict one sample.</param>
/// <param name="TrainingCode">About how many bytes of machine code a training step runs; <see langword="null"/> if the network does not learn.</param>
/// <param name="IsTiled">Whether products of one sample are loops over register tiles, because they are too long to be spelled out.</param>
internal sealed record NetworkBudget(
    string Name, string MetadataName, long Parameters, long MultiplyAdds, long ScratchBytes, int PredictCode, int? TrainingCode, bool IsTiled)
{
    private const int Kilobyte = 1024;

    /// <summary>All figures in a line.</summary>
    public string Words =>
        $"{Count(Parameters, "parameter")}, {Count(MultiplyAdds, "multiply-add")} per sample, {Count(ScratchBytes, "byte")} of scratch, about {Kilobytes(PredictCode)} of machine code"
        + (TrainingCode is { } training ? $" and {Kilobytes(training)} for training" : "");

    private static string Count(long count, string what) => Literal.Integer(count) + " " + what + (count == 1 ? "" : "s");

    private static string Kilobytes(int bytes) => ((double)bytes / Kilobyte).ToString("F1", CultureInfo.InvariantCulture) + " KB";
}

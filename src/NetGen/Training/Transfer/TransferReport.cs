using System.Collections.Immutable;
using System.Text;

namespace NetGen;

/// <summary>A tensor that was taken.</summary>
/// <param name="Name">Its name in the network; of two that files have and the network adds up, the same.</param>
/// <param name="NameInFile">Its name in the file.</param>
public sealed record TransferredTensor(string Name, string NameInFile);

/// <summary>A tensor of the file that was not taken.</summary>
/// <param name="NameInFile">Its name in the file.</param>
/// <param name="Reason">Why.</param>
public sealed record SkippedTensor(string NameInFile, string Reason);

/// <summary>What became of each tensor of a file, and of each of the network.</summary>
public sealed class TransferReport
{
    internal TransferReport(ImmutableArray<TransferredTensor> taken, ImmutableArray<SkippedTensor> skipped, ImmutableArray<string> untouched)
    {
        Taken = taken;
        Skipped = skipped;
        Untouched = untouched;
    }

    /// <summary>The tensors that were taken, in the network's order.</summary>
    public ImmutableArray<TransferredTensor> Taken { get; }

    /// <summary>The tensors of the file that were not, in the order of their data, each with the reason.</summary>
    public ImmutableArray<SkippedTensor> Skipped { get; }

    /// <summary>The tensors of the network that were left as they were, in its order.</summary>
    public ImmutableArray<string> Untouched { get; }

    /// <summary>The report for people, a line a tensor; lines end with LF.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (TransferredTensor tensor in Taken)
        {
            text.Append("taken      ").Append(tensor.Name);
            text.Append(tensor.Name == tensor.NameInFile ? "" : $" from {tensor.NameInFile}").Append('\n');
        }

        foreach (SkippedTensor tensor in Skipped)
        {
            text.Append("skipped    ").Append(tensor.NameInFile).Append(": ").Append(tensor.Reason).Append('\n');
        }

        foreach (string name in Untouched)
        {
            text.Append("untouched  ").Append(name).Append('\n');
        }

        return text.ToString();
    }
}

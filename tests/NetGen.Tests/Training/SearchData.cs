using System.Linq;
using NetGen.Runtime;

namespace NetGen.Tests.Training;

/// <summary>Samples to search on.</summary>
internal static class SearchData
{
    /// <summary>Three classes that overlap, one sample of each in turn.</summary>
    public static Dataset Make(int count)
    {
        RandomStream random = new((ulong)count);
        int[] labels = [.. Enumerable.Range(0, count).Select(row => row % 3)];
        return new Dataset(
            [.. labels.Select(label => Enumerable.Range(0, 3).Select(axis => (axis == label ? 0.7f : 0) + random.NextSingle()).ToArray())], labels, 3);
    }
}

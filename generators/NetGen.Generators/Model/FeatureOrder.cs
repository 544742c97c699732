using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Model;

/// <summary>
/// How the features that emitted code numbers one way are numbered in canonical order. What was flattened lies position by position, its channels side by side; PyTorch has it channel by
/// channel. Both are the same for what was never an image.
/// </summary>
/// <param name="Runs">The parts, one after the other in both orders.</param>
internal sealed record FeatureOrder(EquatableArray<FeatureRun> Runs)
{
    /// <summary>The parts, each with the number of its first feature.</summary>
    public IEnumerable<FeatureRegion> Regions
    {
        get
        {
            int start = 0;
            foreach (FeatureRun run in Runs)
            {
                yield return new FeatureRegion(start, run);
                start += run.Length;
            }
        }
    }

    /// <summary>Features that are numbered the same way in both.</summary>
    public static FeatureOrder Plain(int features) => new(EquatableArray.Of(new FeatureRun(1, features)));

    /// <summary>The features of a number of positions.</summary>
    public static FeatureOrder Flattened(int positions, int channels) =>
        positions == 1 || channels == 1 ? Plain(positions * channels) : new(EquatableArray.Of(new FeatureRun(positions, channels)));

    /// <summary>The features of several tensors, one after the other.</summary>
    public static FeatureOrder Joined(IEnumerable<FeatureOrder> orders)
    {
        List<FeatureRun> runs = [];
        foreach (FeatureRun run in orders.SelectMany(order => order.Runs))
        {
            bool isPlain = run.Positions == 1 && runs.Count > 0 && runs[runs.Count - 1].Positions == 1;
            if (isPlain)
            {
                runs[runs.Count - 1] = new FeatureRun(1, runs[runs.Count - 1].Channels + run.Channels);
            }
            else
            {
                runs.Add(run);
            }
        }

        return new FeatureOrder(runs.ToEquatableArray());
    }
}

/// <summary>Features of which number <c>p·Channels + c</c> is number <c>c·Positions + p</c> in canonical order, both counted from the run's start.</summary>
internal sealed record FeatureRun(int Positions, int Channels)
{
    public int Length => Positions * Channels;
}

/// <summary>A run with the number of its first feature, which is the same in both orders.</summary>
internal sealed record FeatureRegion(int Start, FeatureRun Run);

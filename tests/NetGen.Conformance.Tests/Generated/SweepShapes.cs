using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Selections of all networks that the vocabulary and the sizes make.</summary>
internal static class SweepShapes
{
    private const int DeepestChain = 5;
    private const int Candidates = 300;

    private static readonly Lazy<ImmutableArray<NetworkShape>> Selection = new(Cover);

    /// <summary>Networks in which every two choices meet: drawn at random, each the best of many for its cost.</summary>
    public static ImmutableArray<NetworkShape> Covering => Selection.Value;

    /// <summary>Every hidden activation with every head and every optimizer, with sizes, depth, biases and form in rotation.</summary>
    public static IEnumerable<NetworkShape> Exhaustive()
    {
        int[] sizes = NetworkShape.AllSizes;
        int number = 0;
        foreach (Activation hidden in NetworkShape.HiddenActivations)
        {
            foreach ((Activation last, Loss loss) in NetworkShape.Heads)
            {
                foreach (Optimizer optimizer in Enum.GetValues<Optimizer>())
                {
                    number++;
                    int depth = 2 + (number % (DeepestChain - 1));
                    int stride = 1 + (number / sizes.Length % (sizes.Length - 1));
                    int[] chain = [.. Enumerable.Range(0, depth + 1).Select(i => sizes[(number + (i * stride)) % sizes.Length])];
                    yield return new NetworkShape(
                        chain,
                        hidden,
                        last,
                        loss,
                        optimizer,
                        (BiasUse)(number / 5 % Enum.GetValues<BiasUse>().Length),
                        (ActivationForm)(number / 7 % Enum.GetValues<ActivationForm>().Length));
                }
            }
        }
    }

    private static ImmutableArray<NetworkShape> Cover()
    {
        HashSet<string> missing = AllPairs();
        ImmutableArray<NetworkShape>.Builder chosen = ImmutableArray.CreateBuilder<NetworkShape>();
        Random random = new(20);
        while (missing.Count > 0)
        {
            NetworkShape best = Enumerable.Range(0, Candidates)
                .Select(_ => Draw(random))
                .MaxBy(shape => (double)shape.Pairs().Distinct().Count(missing.Contains) / shape.Cost)!;
            missing.ExceptWith(best.Pairs());
            chosen.Add(best);
        }

        return chosen.ToImmutable();
    }

    // A pair is not missed because it is rare: enough draws to see each many times.
    private static HashSet<string> AllPairs()
    {
        Random random = new(10);
        return [.. Enumerable.Range(0, 20_000).SelectMany(_ => Draw(random).Pairs())];
    }

    private static NetworkShape Draw(Random random)
    {
        T Any<T>(T[] values) => values[random.Next(values.Length)];
        (Activation last, Loss loss) = Any(NetworkShape.Heads);
        int depth = random.Next(1, DeepestChain + 1);
        return new NetworkShape(
            [.. Enumerable.Range(0, depth + 1).Select(_ => Any(NetworkShape.AllSizes))],
            Any(NetworkShape.HiddenActivations),
            last,
            loss,
            Any(Enum.GetValues<Optimizer>()),
            Any(Enum.GetValues<BiasUse>()),
            Any(Enum.GetValues<ActivationForm>()));
    }
}

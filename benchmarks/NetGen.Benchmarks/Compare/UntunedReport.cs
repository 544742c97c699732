using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Compare;

/// <summary>How near the untuned workloads come to their bounds, beside what the others of their classes reach in the same run.</summary>
internal static class UntunedReport
{
    // What "as near as its class" means, in one place for whoever reads the figures.
    private const double AllowedLoss = 0.15;

    public static void Write(ComparisonResult result, TextWriter writer)
    {
        HashSet<string> untuned = [.. UntunedList.All.Select(workload => workload.Id)];
        if (!result.Workloads.Any(workload => untuned.Contains(workload.Id)))
        {
            return;
        }

        ImmutableArray<WorkloadResult> references = [.. result.Workloads.Where(workload => !untuned.Contains(workload.Id))];
        writer.WriteLine("bounds: nanoseconds a call cannot be faster than; fractions of the bound that are reached, median and best; the class's beside");
        foreach (WorkloadResult workload in result.Workloads)
        {
            writer.Write(FormattableString.Invariant(
                $"{workload.Id} bound={workload.Bound.Nanoseconds:F1} by={workload.Bound.Name} fraction={workload.BoundFraction:F3} best={workload.BoundFractionBest:F3} class={workload.Class}"));
            if (untuned.Contains(workload.Id) && references.Where(reference => reference.Class == workload.Class).ToArray() is { Length: > 0 } classmates)
            {
                double median = classmates.Average(reference => reference.BoundFraction);
                double best = classmates.Average(reference => reference.BoundFractionBest);
                string verdict = workload.BoundFractionBest >= (1 - AllowedLoss) * best ? "as its class" : "behind its class";
                writer.Write(FormattableString.Invariant(
                    $" class_fraction={median:F3} class_best={best:F3} of_class={workload.BoundFraction / median:F2} of_class_best={workload.BoundFractionBest / best:F2} ({verdict})"));
            }

            writer.WriteLine();
        }
    }
}

using System;

namespace NetGen.Runtime;

/// <summary>Reduces the factor when what is measured after each epoch stops getting better.</summary>
internal sealed class PlateauSchedule(Metric? metric, double factor, int patience, double threshold, double minimum, int cooldown) : LearningRateSchedule
{
    public override bool ChangesWithinEpochs => false;

    internal override Metrics Needs => metric?.Needs ?? Metrics.None;

    internal override bool NeedsValidation => metric is not null;

    // Goes through all epochs so far: a comparison for each, and nothing to keep.
    public override double Factor(in SchedulePoint point)
    {
        double current = 1;
        double best = double.NaN;
        int bad = 0;
        int cooling = 0;
        foreach (EpochResult epoch in point.Completed)
        {
            double value = Monitored(epoch);
            if (double.IsNaN(best) || IsBetter(value, best))
            {
                best = value;
                bad = 0;
            }
            else
            {
                bad++;
            }

            if (cooling > 0)
            {
                cooling--;
                bad = 0;
            }

            if (bad > patience)
            {
                current = Math.Max(current * factor, minimum);
                cooling = cooldown;
                bad = 0;
            }
        }

        return current;
    }

    private bool IsBetter(double value, double best) => metric?.HigherIsBetter == true
        ? value > best * (1 + threshold)
        : value < best * (1 - threshold);

    private double Monitored(EpochResult epoch) =>
        metric is null ? epoch.Validation?.Loss ?? epoch.TrainingLoss : epoch.Validation is { } validation ? metric.Value(validation) : double.NaN;
}

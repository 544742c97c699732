using System;
using System.Runtime.CompilerServices;
using NetGen.Runtime;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// The usual learning-rate schedules. In the formulas, <c>t</c> is the number of epochs (or steps) before this one, and the result is a factor on
/// the learning rate that training began with. Values are those of PyTorch's schedulers of the names given, to rounding.
/// </summary>
public static class Schedules
{
    /// <summary>Always the same: <c>factor</c>. PyTorch: <c>ConstantLR</c>.</summary>
    /// <param name="factor">Finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not as said.</exception>
    public static LearningRateSchedule Constant(double factor = 1) => new ConstantSchedule(AtLeastZero(factor));

    /// <summary>Down by a factor every few epochs: <c>factor^⌊t / every⌋</c>. PyTorch: <c>StepLR</c>.</summary>
    /// <param name="every">How many epochs or steps lie between two changes, at least 1.</param>
    /// <param name="factor">Finite, at least 0.</param>
    /// <param name="unit">What <paramref name="every"/> counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not as said.</exception>
    public static LearningRateSchedule Step(int every, double factor = 0.1, ScheduleUnit unit = ScheduleUnit.Epoch) =>
        new StepDecaySchedule(AtLeastOne(every), AtLeastZero(factor), unit);

    /// <summary>Down by a factor every epoch: <c>factor^t</c>. PyTorch: <c>ExponentialLR</c>.</summary>
    /// <param name="factor">Finite, at least 0.</param>
    /// <param name="unit">What is counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not as said.</exception>
    public static LearningRateSchedule Exponential(double factor, ScheduleUnit unit = ScheduleUnit.Epoch) =>
        new StepDecaySchedule(1, AtLeastZero(factor), unit);

    /// <summary>
    /// Down along a polynomial: <c>(1 − f)·(1 − t / T)^power + f</c>, and <c>f</c> from <c>T</c> on. Power 1 is a straight line.
    /// PyTorch: <c>PolynomialLR</c>, with f = 0.
    /// </summary>
    /// <param name="power">Finite, above 0.</param>
    /// <param name="finalFactor">f, from 0 to 1.</param>
    /// <param name="length">T, at least 1; <see langword="null"/> for the length of the training.</param>
    /// <param name="unit">What is counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not as said.</exception>
    public static LearningRateSchedule Polynomial(
        double power = 1, double finalFactor = 0, int? length = null, ScheduleUnit unit = ScheduleUnit.Epoch) =>
        new PolynomialSchedule(AboveZero(power), Share(finalFactor), length is { } given ? AtLeastOne(given, nameof(length)) : null, unit);

    /// <summary>
    /// Down along half a cosine: <c>f + (1 − f)·(1 + cos(π·t / T)) / 2</c>, and <c>f</c> from <c>T</c> on. PyTorch: <c>CosineAnnealingLR</c>
    /// with <c>T_max = T</c> (which rises again after T). Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm
    /// restarts", ICLR 2017, equation 5.
    /// </summary>
    /// <param name="finalFactor">f, from 0 to 1.</param>
    /// <param name="length">T, at least 1; <see langword="null"/> for the length of the training.</param>
    /// <param name="unit">What is counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not as said.</exception>
    public static LearningRateSchedule Cosine(double finalFactor = 0, int? length = null, ScheduleUnit unit = ScheduleUnit.Epoch) =>
        new CosineSchedule(Share(finalFactor), length is { } given ? AtLeastOne(given, nameof(length)) : null, unit);

    /// <summary>
    /// The cosine with warm restarts: <c>f + (1 − f)·(1 + cos(π·t′ / T′)) / 2</c> with <c>t′</c> counted from the latest restart. The first
    /// period has length <c>period</c>, each further one <c>multiplier</c> times the one before. PyTorch: <c>CosineAnnealingWarmRestarts</c>.
    /// Source: Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017.
    /// </summary>
    /// <param name="period">The length of the first period, at least 1.</param>
    /// <param name="multiplier">At least 1.</param>
    /// <param name="finalFactor">f, from 0 to 1.</param>
    /// <param name="unit">What is counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not as said.</exception>
    public static LearningRateSchedule CosineRestarts(
        int period, int multiplier = 1, double finalFactor = 0, ScheduleUnit unit = ScheduleUnit.Epoch) =>
        new CosineRestartsSchedule(AtLeastOne(period), AtLeastOne(multiplier), Share(finalFactor), unit);

    /// <summary>
    /// Up along a straight line: <c>s + (1 − s)·t / T</c>, and 1 from <c>T</c> on. PyTorch: <c>LinearLR</c>. Usually before
    /// another schedule: <see cref="LearningRateSchedule.WithWarmup"/>.
    /// </summary>
    /// <param name="length">T, at least 1.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="startFactor">s, from 0 to 1. With 0, the first step or epoch changes nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not as said.</exception>
    public static LearningRateSchedule LinearWarmup(int length, ScheduleUnit unit = ScheduleUnit.Step, double startFactor = 1.0 / 3) =>
        new WarmupSchedule(Share(startFactor), AtLeastOne(length), unit);

    /// <summary>
    /// Down by a factor when the validation loss (without validation samples, the training loss) or a metric stops getting better. PyTorch:
    /// <c>ReduceLROnPlateau</c> with a relative threshold and <c>eps = 0</c>.
    /// </summary>
    /// <param name="factor">From 0 to below 1.</param>
    /// <param name="patience">How many epochs without improvement are waited for, at least 0.</param>
    /// <param name="threshold">
    /// An epoch is better than the best before if its value is below <c>best·(1 − threshold)</c>, or, where higher is better, above
    /// <c>best·(1 + threshold)</c>. From 0 to below 1.
    /// </param>
    /// <param name="minimum">The factor is not reduced below it. From 0 to 1.</param>
    /// <param name="cooldown">For how many epochs after a reduction bad ones are not counted, at least 0.</param>
    /// <param name="metric">What is measured on the validation samples; <see langword="null"/> for the loss.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not as said.</exception>
    public static LearningRateSchedule ReduceOnPlateau(
        double factor = 0.1, int patience = 10, double threshold = 1e-4, double minimum = 0, int cooldown = 0, Metric? metric = null)
    {
        Check(factor is >= 0 and < 1, factor, "a factor from 0 to below 1", nameof(factor));
        Check(threshold is >= 0 and < 1, threshold, "a threshold from 0 to below 1", nameof(threshold));
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        return new PlateauSchedule(metric, factor, patience, threshold, Share(minimum), cooldown);
    }

    /// <summary>Several schedules one after the other, each from its beginning: <see cref="LearningRateSchedule.Then"/>.</summary>
    /// <param name="unit">What the lengths count.</param>
    /// <param name="parts">Each schedule with how many epochs or steps it lasts, at least 1; the last one lasts to the end whatever it says.</param>
    /// <exception cref="ArgumentException">There is no part, or a length is below 1.</exception>
    public static LearningRateSchedule Sequence(ScheduleUnit unit, params ReadOnlySpan<(LearningRateSchedule Schedule, int Length)> parts)
    {
        if (parts.IsEmpty)
        {
            throw new ArgumentException("A sequence needs at least one schedule.", nameof(parts));
        }

        LearningRateSchedule sequence = parts[^1].Schedule;
        for (int index = parts.Length - 2; index >= 0; index--)
        {
            sequence = parts[index].Schedule.Then(sequence, parts[index].Length, unit);
        }

        return sequence;
    }

    private static int AtLeastOne(int value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Check(value >= 1, value, "at least 1", name);
        return value;
    }

    private static double AtLeastZero(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Check(value >= 0 && double.IsFinite(value), value, "a finite number of at least 0", name);
        return value;
    }

    private static double AboveZero(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Check(value > 0 && double.IsFinite(value), value, "a finite number above 0", name);
        return value;
    }

    private static double Share(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        Check(value is >= 0 and <= 1, value, "a number from 0 to 1", name);
        return value;
    }

    private static void Check(bool isRight, double found, string expected, string name)
    {
        if (!isRight)
        {
            throw new ArgumentOutOfRangeException(name, Invariant($"Expected {expected}; found {found}."));
        }
    }
}

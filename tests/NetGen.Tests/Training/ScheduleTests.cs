using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class ScheduleTests
{
    // What make_schedules.py runs in PyTorch.
    private static readonly Dictionary<string, Func<ScheduleUnit, LearningRateSchedule>> Counted = new()
    {
        ["constant"] = _ => Schedules.Constant(0.25),
        ["step"] = unit => Schedules.Step(7, 0.3, unit),
        ["exponential"] = unit => Schedules.Exponential(0.93, unit),
        ["linear"] = unit => Schedules.Polynomial(length: 40, unit: unit),
        ["polynomial"] = unit => Schedules.Polynomial(2.5, length: 50, unit: unit),
        ["cosine"] = unit => Schedules.Cosine(0.01, unit: unit),
        ["restarts"] = unit => Schedules.CosineRestarts(13, finalFactor: 0.05, unit: unit),
        ["restarts2"] = unit => Schedules.CosineRestarts(5, 2, unit: unit),
        ["restarts3"] = unit => Schedules.CosineRestarts(4, 3, 0.1, unit),
        ["warmup"] = unit => Schedules.LinearWarmup(9, unit, 0.1),
        ["warmupExponential"] = unit => Schedules.Exponential(0.9, unit).WithWarmup(6, unit, 0.2),
        ["warmupStep"] = unit => Schedules.Sequence(unit, (Schedules.LinearWarmup(10, unit), 10), (Schedules.Step(5, 0.5, unit), 50)),
    };

    private static readonly Dictionary<string, LearningRateSchedule> Measured = new()
    {
        ["plateau"] = Schedules.ReduceOnPlateau(0.5, 2, 1e-3, 0.01),
        ["plateauCooldown"] = Schedules.ReduceOnPlateau(0.3, 1, cooldown: 3),
        ["plateauMax"] = Schedules.ReduceOnPlateau(0.5, 3, 0.02, metric: new Metric("inverse loss", true, evaluation => 1 / evaluation.Loss)),
    };

    private static readonly Lazy<Dictionary<string, double[]>> Golden = new(ReadGolden);

    public static TheoryData<string> CountedCases => [.. Counted.Keys];

    [Fact]
    public void EveryGoldenCaseHasItsSchedule() =>
        Assert.Equal(Golden.Value.Keys.Order(), Counted.Keys.Concat(Measured.Keys).Append("losses").Order());

    [Theory]
    [MemberData(nameof(CountedCases))]
    public void FactorsAreThoseOfPyTorch(string name)
    {
        AssertFactors(name, ScheduleUnit.Epoch);
        AssertFactors(name, ScheduleUnit.Step);
    }

    [Theory]
    [InlineData("plateau")]
    [InlineData("plateauCooldown")]
    [InlineData("plateauMax")]
    public void PlateausAreThoseOfPyTorch(string name)
    {
        double[] expected = Golden.Value[name];
        EpochResult[] epochs = [.. Golden.Value["losses"].Select((loss, index) => Epoch(index + 1, loss))];
        Assert.True(expected.Distinct().Count() > 3, "The case reduces too rarely to show anything.");
        for (int count = 0; count < expected.Length; count++)
        {
            SchedulePoint point = new(count * 4, count, 4, expected.Length * 4, epochs.AsSpan(0, count));
            AssertClose(expected[count], Measured[name].Factor(point));
        }
    }

    [Fact]
    public void FactorsAreTheSameBitsEverywhere()
    {
        // Cosine and power are made of exactly rounded operations alone, so these, computed by another implementation, may never change.
        double[] found = [.. Enumerable.Range(0, 7).Select(count => Factor(Schedules.Cosine(0.1, 7), count)), Factor(Schedules.Polynomial(0.3, length: 7), 2)];
        Assert.Equal([1.0, 0.9554359905560885, 0.83057041083643, 0.6501344202803415, 0.44986557971965857, 0.26942958916356996, 0.14456400944391146, 0.9039857599458092], found);

        static double Factor(LearningRateSchedule schedule, int count) => schedule.Factor(new SchedulePoint(count, count, 1, 7, []));
    }

    [Fact]
    public void LengthsFollowTheTraining()
    {
        LearningRateSchedule schedule = Schedules.Cosine(unit: ScheduleUnit.Step).WithWarmup(10, startFactor: 0.5);
        Assert.Equal(0.5, schedule.Factor(new SchedulePoint(0, 0, 5, 30, [])));
        Assert.Equal(1, schedule.Factor(new SchedulePoint(10, 2, 5, 30, [])));
        AssertClose(0.5, schedule.Factor(new SchedulePoint(20, 4, 5, 30, [])));
        Assert.InRange(schedule.Factor(new SchedulePoint(29, 5, 5, 30, [])), 0, 0.01);
        Assert.Equal(0.2, Schedules.Polynomial(finalFactor: 0.2).Factor(new SchedulePoint(100, 20, 5, 30, [])), 1e-12);
    }

    [Fact]
    public void WhatFollowsAWarmupSeesItsOwnEpochsOnly()
    {
        // Ten bad epochs of warm-up do not count for the plateau that follows it.
        LearningRateSchedule schedule = Schedules.ReduceOnPlateau(0.5, 1).WithWarmup(10, ScheduleUnit.Epoch);
        EpochResult[] epochs = [.. Enumerable.Range(1, 13).Select(number => Epoch(number, 1))];
        Assert.Equal(1, schedule.Factor(new SchedulePoint(24, 12, 2, 40, epochs.AsSpan(0, 12))));
        Assert.Equal(0.5, schedule.Factor(new SchedulePoint(26, 13, 2, 40, epochs)));
    }

    [Fact]
    public void NumbersOutOfRangeAreRefused()
    {
        using HostileCulture culture = new();
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => Schedules.Constant(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("every", () => Schedules.Step(0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => Schedules.Exponential(-1));
        Assert.Throws<ArgumentOutOfRangeException>("power", () => Schedules.Polynomial(0));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => Schedules.Cosine(length: 0));
        Assert.Throws<ArgumentOutOfRangeException>("multiplier", () => Schedules.CosineRestarts(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>("patience", () => Schedules.ReduceOnPlateau(patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>("after", () => Schedules.Constant().Then(Schedules.Constant(), 0));
        Assert.Throws<ArgumentException>("parts", () => Schedules.Sequence(ScheduleUnit.Epoch));
        ArgumentException error = Assert.Throws<ArgumentOutOfRangeException>("finalFactor", () => Schedules.Cosine(-0.5));
        Assert.Contains("Expected a number from 0 to 1; found -0.5.", error.Message, StringComparison.Ordinal);
    }

    private static void AssertFactors(string name, ScheduleUnit unit)
    {
        double[] expected = Golden.Value[name];
        LearningRateSchedule schedule = Counted[name](unit);
        int stepsPerEpoch = unit == ScheduleUnit.Epoch ? 3 : 1;
        for (int count = 0; count < expected.Length; count++)
        {
            SchedulePoint point = new(count * stepsPerEpoch, count, stepsPerEpoch, expected.Length * stepsPerEpoch, []);
            AssertClose(expected[count], schedule.Factor(point));
        }
    }

    private static EpochResult Epoch(int number, double loss) => new()
    {
        Epoch = number,
        Steps = 4,
        IsComplete = true,
        TrainingLoss = 100 + number,
        Validation = new Evaluation(loss, 10, null, null),
        FirstLearningRate = 1,
        LearningRate = 1,
        Duration = TimeSpan.Zero,
    };

    private static void AssertClose(double expected, double found) => Assert.Equal(expected, found, Math.Max(1e-9, 1e-6 * Math.Abs(expected)));

    private static Dictionary<string, double[]> ReadGolden()
    {
        using Stream stream = typeof(ScheduleTests).Assembly.GetManifestResourceStream("Golden/schedules.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, double[]>>(stream)!;
    }
}

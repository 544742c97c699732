using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class FitScheduleTests
{
    private static readonly Dataset Data = new([.. Enumerable.Range(0, 40).Select(index => index / 40f)], 2, new float[40], 2);

    [Fact]
    public void EachStepHasTheRateOfItsPlace()
    {
        // 20 samples in batches of 8: three steps an epoch.
        List<float> rates = [];
        LinearRegression network = new() { LearningRate = 0.04f };
        network.Stepping = _ => rates.Add(network.LearningRate);
        History history = network.Fit(
            Data, new FitOptions { Epochs = 2, BatchSize = 8, LearningRateSchedule = Schedules.Polynomial(unit: ScheduleUnit.Step) });
        Assert.Equal([0.04f, 0.04f * 5 / 6, 0.04f * 4 / 6, 0.02f, 0.04f * 2 / 6, 0.04f / 6], rates, (a, b) => Math.Abs(a - b) < 1e-8f);
        Assert.Equal([rates[0], rates[3]], history.Epochs.Select(epoch => epoch.FirstLearningRate));
        Assert.Equal([rates[2], rates[5]], history.Epochs.Select(epoch => epoch.LearningRate));
    }

    [Fact]
    public void OfEpochsEachStepHasTheSame()
    {
        List<float> rates = [];
        LinearRegression network = new() { LearningRate = 0.04f };
        network.Stepping = _ => rates.Add(network.LearningRate);
        network.Fit(Data, new FitOptions { Epochs = 3, BatchSize = 10, LearningRateSchedule = Schedules.Exponential(0.5) });
        Assert.Equal([0.04f, 0.04f, 0.02f, 0.02f, 0.01f, 0.01f], rates);
    }

    [Fact]
    public void AtTheEndTheLearningRateIsThatOfTheBeginning()
    {
        LinearRegression network = new() { LearningRate = 0.04f };
        FitOptions options = new() { Epochs = 3, LearningRateSchedule = Schedules.Exponential(0.5) };
        History first = network.Fit(Data, options);
        Assert.Equal(0.04f, network.LearningRate);
        Assert.Equal(first.Epochs.Select(epoch => epoch.LearningRate), network.Fit(Data, options).Epochs.Select(epoch => epoch.LearningRate));

        network.Stepping = _ => throw new InvalidOperationException();
        Assert.Throws<InvalidOperationException>(() => network.Fit(Data, options));
        Assert.Equal(0.04f, network.LearningRate);
    }

    [Fact]
    public void AConstantScheduleChangesNoBit()
    {
        LinearRegression with = new(seed: 1);
        LinearRegression without = new(seed: 1);
        with.Fit(Data, new FitOptions { LearningRateSchedule = Schedules.Constant() });
        without.Fit(Data);
        Assert.Equal(without.Parameters(), with.Parameters());
    }

    [Fact]
    public void APlateauIsSeenInTheValidationLoss()
    {
        // Nothing is learnt at learning rate 0, so that every epoch is bad.
        LinearRegression network = new() { LearningRate = 0 };
        List<double> factors = [];
        Recorder schedule = new(Schedules.ReduceOnPlateau(0.5, patience: 2), factors);
        network.Fit(Data, new FitOptions { Epochs = 8, Validation = Data, LearningRateSchedule = schedule });
        Assert.Equal([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.25], factors);
    }

    [Fact]
    public void ProgressTellsTheLearningRate()
    {
        List<float> told = [];
        new LinearRegression { LearningRate = 0.04f }.Fit(
            Data, new FitOptions { Epochs = 2, BatchSize = 20, LearningRateSchedule = Schedules.Exponential(0.5), Progress = new Teller(told) });
        Assert.Equal([0.04f, 0.02f], told);
    }

    [Fact]
    public void StepsWithAScheduleAllocateNothing()
    {
        float[] values = new float[4_000];
        Dataset data = new(values, 2, values, 2);
        LinearRegression network = new();
        LearningRateSchedule schedule = Schedules.Sequence(
            ScheduleUnit.Step, (Schedules.Cosine(unit: ScheduleUnit.Step), 100), (Schedules.CosineRestarts(7, 2), 300), (Schedules.ReduceOnPlateau(), 1))
            .WithWarmup(50);
        FitOptions manySteps = new() { Epochs = 1, BatchSize = 2, LearningRateSchedule = schedule };
        FitOptions fewSteps = new() { Epochs = 1, BatchSize = 200, LearningRateSchedule = schedule };
        Allocated(manySteps);
        Allocated(fewSteps);
        Assert.InRange(Allocated(manySteps), 1, Allocated(fewSteps));

        long Allocated(FitOptions options)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Trainer.Fit(network, data, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private sealed class Recorder(LearningRateSchedule inner, List<double> factors) : LearningRateSchedule
    {
        public override bool ChangesWithinEpochs => inner.ChangesWithinEpochs;

        public override double Factor(in SchedulePoint point)
        {
            factors.Add(inner.Factor(point));
            return factors[^1];
        }
    }

    private sealed class Teller(List<float> told) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => told.Add(value.LearningRate);
    }
}

using System;
using System.Collections.Generic;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class DatasetTests
{
    private static readonly float[] Inputs = [1, 2, 3, 4, 5, 6];
    private static readonly float[] Targets = [-1, -2, -3];
    private static readonly int[] Labels = [0, 2, 1];

    public static TheoryData<Dataset> WithTargets => new()
    {
        new Dataset(Inputs, 2, Targets, 1),
        new Dataset(Inputs.AsMemory().Span, 2, Targets.AsSpan(), 1),
        new Dataset([[1, 2], [3, 4], [5, 6]], [[-1], [-2], [-3]]),
        new Dataset(new List<float[]> { new float[] { 1, 2 }, new float[] { 3, 4 }, new float[] { 5, 6 } }, [[-1], [-2], [-3]]),
        new Dataset(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, new float[,] { { -1 }, { -2 }, { -3 } }),
    };

    public static TheoryData<Dataset> WithLabels => new()
    {
        new Dataset(Inputs, 2, Labels, 3),
        new Dataset([[1, 2], [3, 4], [5, 6]], [0, 2, 1], 3),
        new Dataset([[1, 2], [3, 4], [5, 6]], new List<int> { 0, 2, 1 }, 3),
        new Dataset(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, Labels, 3),
    };

    [Theory]
    [MemberData(nameof(WithTargets))]
    public void TargetsAreKept(Dataset data)
    {
        Assert.Equal((3, 2, 1, 0, false), (data.Count, data.InputSize, data.TargetSize, data.ClassCount, data.HasLabels));
        Assert.Equal(Inputs, data.Inputs.ToArray());
        Assert.Equal(Targets, data.Targets.ToArray());
        Assert.Equal([3f, 4f], data.Input(1).ToArray());
        Assert.Equal([-3f], data.Target(2).ToArray());
        Assert.Throws<InvalidOperationException>(() => data.Labels.Length);
        Assert.Throws<InvalidOperationException>(() => data.Label(0));
        Assert.Throws<InvalidOperationException>(data.CountByClass);
    }

    [Theory]
    [MemberData(nameof(WithLabels))]
    public void LabelsAreKept(Dataset data)
    {
        Assert.Equal((3, 2, 0, 3, true), (data.Count, data.InputSize, data.TargetSize, data.ClassCount, data.HasLabels));
        Assert.Equal(Inputs, data.Inputs.ToArray());
        Assert.Equal(Labels, data.Labels.ToArray());
        Assert.Equal(2, data.Label(1));
        Assert.Equal([1, 1, 1], data.CountByClass());
        Assert.Throws<InvalidOperationException>(() => data.Targets.Length);
        Assert.Throws<InvalidOperationException>(() => data.Target(0).Length);
    }

    [Fact]
    public void LaterChangesOfTheSourceHaveNoEffect()
    {
        float[] inputs = [1, 2];
        int[] labels = [0, 1];
        Dataset data = new(inputs, 1, labels, 2);
        inputs[0] = float.NaN;
        labels[0] = 1;
        Assert.Equal([1f, 2f], data.Inputs.ToArray());
        Assert.Equal([0, 1], data.Labels.ToArray());
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "infinite")]
    [InlineData(float.NegativeInfinity, "infinite")]
    public void ValuesThatAreNotFiniteAreRefusedWithTheirPlace(float value, string found)
    {
        using HostileCulture culture = new();
        ArgumentException[] errors =
        [
            Assert.Throws<ArgumentException>("inputs", () => new Dataset([1, 2, 3, value], 2, [0, 1], 2)),
            Assert.Throws<ArgumentException>("inputs", () => new Dataset([[1, 2], [3, value]], [0, 1], 2)),
            Assert.Throws<ArgumentException>("inputs", () => new Dataset(new float[,] { { 1, 2 }, { 3, value } }, [0, 1], 2)),
            Assert.Throws<ArgumentException>("inputs", () => new Dataset([[1, 2], [3, value]], [[1], [2]])),
            Assert.Throws<ArgumentException>("targets", () => new Dataset([[1], [2]], [[1, 2], [3, value]])),
            Assert.Throws<ArgumentException>("inputs", () => new Dataset([1, 2], 1, [0, 1], 2).WithInputs([1, 2, 3, value], 2)),
        ];
        Assert.All(errors, error => Assert.Contains($"Row 1, column 1 (both from 0) is {found}", error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void LabelsOutOfRangeAreRefusedWithTheirRow(int label)
    {
        ArgumentException error = Assert.Throws<ArgumentException>("labels", () => new Dataset([1, 2, 3], 1, [0, 1, label], 2));
        Assert.Contains($"Row 2 (from 0): expected a label from 0 to 1; found {label}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SizesThatDoNotFitAreRefused()
    {
        Assert.Throws<ArgumentException>("inputs", () => new Dataset([1, 2, 3], 2, [0], 2));
        Assert.Throws<ArgumentException>("inputSize", () => new Dataset([1, 2, 3], 0, [0], 2));
        Assert.Throws<ArgumentException>("targetSize", () => new Dataset([1, 2, 3], 3, [1f], -1));
        Assert.Throws<ArgumentException>("labels", () => new Dataset([1, 2], 1, [0], 2));
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => new Dataset([1, 2], 1, [0, 0], 1));
        Assert.Throws<ArgumentException>("targets", () => new Dataset([1, 2], 1, [1f, 2f, 3f], 2));
        Assert.Throws<ArgumentException>("targets", () => new Dataset([1, 2], 1, [1f], 1));
        Assert.Throws<ArgumentException>("inputs", () => new Dataset([[1, 2], [3]], [0, 1], 2));
        Assert.Throws<ArgumentException>("inputs", () => new Dataset([[], []], [0, 1], 2));
        Assert.Throws<ArgumentException>("inputs", () => new Dataset(new float[][] { [1], null! }, [0, 1], 2));
        Assert.Throws<ArgumentException>("inputs", () => new Dataset(Array.Empty<float[]>(), [], 2));
        Assert.Throws<ArgumentException>("inputs", () => new Dataset(new float[2, 0], [0, 1], 2));
        Assert.Throws<ArgumentNullException>("inputs", () => new Dataset((float[][])null!, [0, 1], 2));
        Assert.Throws<ArgumentNullException>("labels", () => new Dataset([[1], [2]], null!, 2));
        Assert.Throws<ArgumentException>("inputs", () => new Dataset([1, 2], 1, [0, 1], 2).WithInputs([1], 1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void RowsThatAreNotThereAreRefused(int row)
    {
        Dataset targets = new(Inputs, 2, Targets, 1);
        Dataset labels = new(Inputs, 2, Labels, 3);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => targets.Input(row).Length);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => targets.Target(row).Length);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => labels.Label(row));
        Assert.Throws<ArgumentOutOfRangeException>("row", () => labels.Subset([0, row]));
    }

    [Fact]
    public void WithInputsKeepsTheRest()
    {
        Dataset data = new Dataset(Inputs, 2, Labels, 3).WithInputs([7, 8, 9], 1);
        Assert.Equal((3, 1, 3), (data.Count, data.InputSize, data.ClassCount));
        Assert.Equal([7f, 8f, 9f], data.Inputs.ToArray());
        Assert.Equal(Labels, data.Labels.ToArray());
    }
}

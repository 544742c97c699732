using System.Collections.Generic;
using NetGen.Generators.Catalog.Layers;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Tests.Stages.Lowering;
using static NetGen.Generators.Tests.Stages.Lowering.Models;
using static NetGen.Generators.Vocabulary.Activation;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Networks of images and signals that have every option of every layer, and channels around the vector width.</summary>
internal static class ImageModels
{
    private const double Epsilon = 0.3;

    private static readonly FlattenSpec Flatten = new();

    public static IEnumerable<NetworkModel> All()
    {
        yield return Image(6, 7, 3, Conv2D(8, 3, 3, Tanh), Flatten, Dense(4));
        yield return Image(5, 6, 8, Conv2D(6, 3, 3, Tanh, Same), Flatten, Dense(3));
        yield return Image(8, 8, 1, Conv2D(8, 3, 3, Tanh, Same), Conv2D(16, 3, 3, Tanh, Same), Flatten, Dense(5));
        yield return Image(9, 8, 2, Conv2D(10, 3, 3, Tanh), Conv2D(17, 3, 2, Tanh, new(2, 1, false, 1)), Flatten, Dense(3));
        yield return Image(9, 9, 2, Conv2D(5, 3, 3, Tanh), Conv2D(4, 2, 3, Tanh, new(3, 2, false, 2)), Flatten, Dense(3));
        yield return Image(8, 9, 2, Conv2D(6, 2, 2, Tanh), Conv2D(16, 5, 5, Tanh), Flatten, Dense(3));
        yield return Image(9, 17, 2, Conv2D(3, 3, 3, Tanh), Conv2D(4, 5, 6, PReLU, new(5, 1, false, 2)), Conv2D(4, 1, 2, Tanh), Flatten, Dense(3));
        yield return Image(5, 5, 4, Conv2D(6, 1, 1, Tanh), Conv2D(9, 3, 3, Tanh, new(1, 1, false, 1), groups: 3), Flatten, Dense(3));
        yield return Image(4, 5, 4, Conv2D(20, 1, 1, Tanh), Conv2D(40, 2, 2, Tanh, Valid, groups: 2), Conv2D(8, 1, 1, Tanh, Valid, groups: 4), Flatten, Dense(3));
        yield return Image(6, 6, 3, Conv2D(10, 3, 3, Tanh), Conv2D(10, 3, 3, Tanh, Same, groups: 10), Conv2D(4, 1, 1, Tanh), Flatten, Dense(3));
        yield return Image(7, 7, 3, Conv2D(3, 3, 3, Tanh, new(2, 1, true, 0), groups: 3), Conv2D(3, 2, 2, Tanh, new(2, 1, false, 0), groups: 3), Flatten, Dense(3));
        yield return Image(4, 4, 20, Conv2D(20, 3, 3, Tanh, Same, groups: 20), Conv2D(20, 3, 3, Tanh, new(1, 2, true, 0), groups: 20), Flatten, Dense(3));
        yield return Signal(17, 3, Conv1D(6, 5, Tanh, Same), Conv1D(7, 3, Tanh, new(2, 2, false, 0)), Flatten, Dense(3));
        yield return Image(8, 8, 3, Conv2D(6, 3, 3, Tanh, Same), new MaxPool2DSpec(2, new(2, 1, false, 0)), Conv2D(9, 2, 2, Tanh), new AvgPool2DSpec(2, Valid), Flatten, Dense(3));
        yield return Image(7, 7, 2, Conv2D(8, 2, 2, Tanh), new MaxPool2DSpec(3, new(2, 1, false, 1)), Conv2D(17, 2, 2, Tanh), new AvgPool2DSpec(2, new(2, 1, true, 0)), Flatten, Dense(3));
        yield return Signal(20, 2, Conv1D(5, 3, Tanh), new MaxPool1DSpec(3, new(3, 1, false, 0)), Conv1D(6, 2, Tanh), new AvgPool1DSpec(2, new(2, 1, false, 0)), Flatten, Dense(3));
        yield return Image(6, 5, 2, Conv2D(20, 3, 3, Tanh), new GlobalAvgPoolSpec(), Dense(3));
        yield return Image(6, 5, 2, Conv2D(12, 3, 3, Tanh), new GlobalMaxPoolSpec(), Dense(3));
        yield return Image(
            6, 6, 2, Conv2D(7, 3, 3, useBias: false), new BatchNormSpec(Epsilon, 0.1), Activate(Tanh), Conv2D(8, 2, 2), new LayerNormSpec(Epsilon), Activate(Tanh), Flatten, Dense(3));
        yield return Image(
            5, 5, 2, Conv2D(7, 3, 3, Tanh), new DropoutSpec(0.3), Conv2D(8, 2, 2, Tanh), new DropoutSpec(0.2), Flatten, new DropoutSpec(0.2), Dense(3));
        yield return Trained(Graph(
            Shape.Of(6, 6, 3),
            (Conv2D(8, 3, 3, Tanh, Same), [-1]),
            (Conv2D(8, 3, 3, Tanh, Same), [0]),
            (Conv2D(8, 3, 3, Linear, Same), [1]),
            (new AddSpec(), [0, 2]),
            (Activate(Tanh), [3]),
            (new GlobalAvgPoolSpec(), [4]),
            (Dense(3), [5])));
        yield return Trained(Graph(
            Shape.Of(6, 6, 3),
            (Conv2D(6, 1, 1, Tanh), [-1]),
            (Conv2D(5, 3, 3, Tanh, Same), [0]),
            (Conv2D(4, 1, 1, Tanh), [0]),
            (new MaxPool2DSpec(3, new(1, 1, false, 1)), [0]),
            (new ConcatSpec(), [1, 2, 3, 0]),
            (Flatten, [4]),
            (Dense(3), [5])));
        yield return Trained(Graph(
            Shape.Of(7), (Dense(9, Tanh), [-1]), (Dense(9, Tanh), [0]), (new AddSpec(), [0, 1, 0]), (new ConcatSpec(), [0, 2]), (Dense(3), [3])));
        yield return Trained(Graph(
            Shape.Of(4, 3, 5), (Flatten, [-1]), (Dense(4, Tanh), [0]), (new ConcatSpec(), [0, 1]), (new BatchNormSpec(Epsilon, 0.1), [2]), (Activate(PReLU), [3]), (Dense(3), [4])));
        yield return Image(5, 5, 2, Conv2D(6, 3, 3, Tanh), Conv2D(3, 2, 2));
        yield return Image(5, 5, 2, Conv2D(6, 3, 3), Activate(GELU));
        yield return Image(4, 3, 3, new DropoutSpec(0.25), Activate(ReLU));
        yield return Image(3, 4, 2, Flatten, Activate(Tanh), Dense(3));
        yield return Image(3, 4, 2, Conv2D(8, 2, 2), Flatten, Activate(Sigmoid));
        yield return Trained(Graph(
            Shape.Of(4, 4, 2),
            (Conv2D(5, 3, 3), [-1]),
            (Activate(PReLU), [0]),
            (new ConcatSpec(), [0, 1]),
            (Flatten, [2]),
            (Dense(3), [3]))) with
        { Features = EquatableArray.Of(0, 1, 2) };
        yield return Image(5, 5, 2, Conv2D(6, 3, 3, PReLU), Conv2D(8, 2, 2, GELU), Flatten, Dense(3));
        yield return Image(3, 3, 2, Conv2D(5, 2, 2, Softmax)) with { Training = null };
    }

    private static NetworkModel Image(int height, int width, int channels, params LayerSpec[] specs) => Trained(Chain(Shape.Of(height, width, channels), specs));

    private static NetworkModel Signal(int steps, int features, params LayerSpec[] specs) => Trained(Chain(Shape.Of(steps, features), specs));

    private static NetworkModel Trained(NetworkModel model) =>
        model.Trained(Vocabulary.Loss.MeanSquaredError, Vocabulary.Optimizer.SGD) with { Features = EquatableArray.Of(0) };
}

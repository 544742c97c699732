using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Catalog.Layers;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Tests.Stages.Lowering;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Random graphs of layers over images and sequences that could have been declared, the same ones in each run.</summary>
/// <param name="LargestSide">The most rows and columns of an input, and time steps.</param>
/// <param name="MostChannels">The most channels and units.</param>
/// <param name="MostLayers">The most layers before what brings them together.</param>
/// <param name="HasRecurrent">Whether sequences go through recurrent layers too, and dense ones for each step.</param>
internal sealed record RandomImageModels(int LargestSide, int MostChannels, int MostLayers, bool HasRecurrent = false)
{
    private const double Epsilon = 0.3;

    /// <summary>The network of a seed.</summary>
    public NetworkModel Of(int seed)
    {
        Random random = new(seed);
        Shape input = random.Next(4) == 0
            ? Shape.Of(Side(random), Channels(random))
            : Shape.Of(Side(random), Side(random), Channels(random));
        Graph graph = new(input);
        int count = random.Next(1, MostLayers + 1);
        for (int tries = 0; graph.Layers.Count < count && tries < 20 * count; tries++)
        {
            int last = graph.Layers.Count - 1;
            int source = last >= 0 && random.Next(4) == 0 ? random.Next(-1, last) : last;
            (LayerSpec spec, int[] sources) = Choose(random, graph, source);
            graph.Add(spec, sources);
        }

        Finish(random, graph);
        NetworkModel model = new(new TypeModel("", default, "Net"), input, graph.Layers.ToEquatableArray(), Training: null, RandomModels.Widths[seed % RandomModels.Widths.Length]);
        model = model with { Features = model.Layers.Select(layer => layer.Index).Where(index => (index + seed) % 4 == 0).ToEquatableArray() };
        return random.Next(4) == 0 ? model : RandomModels.Train(model, random);
    }

    private (LayerSpec Spec, int[] Sources) Choose(Random random, Graph graph, int source)
    {
        Shape shape = graph.ShapeOf(source);
        int[] alike = [.. Enumerable.Range(-1, graph.Layers.Count + 1).Where(index => graph.ShapeOf(index).Rank == shape.Rank)];
        int[] several = [source, .. Enumerable.Range(0, random.Next(1, 3)).Select(_ => alike[random.Next(alike.Length)])];
        LayerSpec spec = random.Next(16) switch
        {
            0 => new AddSpec(),
            1 => new ConcatSpec(),
            2 => new DropoutSpec(0.25),
            3 => new LayerNormSpec(Epsilon),
            4 => new BatchNormSpec(Epsilon, 0.1),
            5 => Models.Activate(RandomModels.Activation(random, isLast: false)),
            6 when random.Next(3) == 0 => new FlattenSpec(),
            7 when random.Next(3) == 0 => random.Next(2) == 0 ? new GlobalAvgPoolSpec() : new GlobalMaxPoolSpec(),
            8 or 9 => Pool(random, shape.Rank == 3),
            _ when HasRecurrent && shape.Rank == 2 && random.Next(3) == 0 => Recurrent(random),
            _ when shape.Rank == 1 || (HasRecurrent && shape.Rank == 2 && random.Next(4) == 0) => Models.Dense(Channels(random), RandomModels.Activation(random, isLast: false), useBias: random.Next(4) != 0),
            _ => Convolution(random, shape),
        };
        return (spec, spec is AddSpec or ConcatSpec ? several : [source]);
    }

    private RecurrentSpec Recurrent(Random random)
    {
        int units = Channels(random);
        bool returnSequences = random.Next(3) != 0;
        bool bidirectional = random.Next(3) == 0;
        return random.Next(3) switch
        {
            0 => new SimpleRNNSpec(units, random.Next(2) == 0 ? Vocabulary.Activation.Tanh : Vocabulary.Activation.ReLU, returnSequences, bidirectional, Start: null),
            1 => new LSTMSpec(units, returnSequences, bidirectional, Start: null),
            _ => new GRUSpec(units, returnSequences, bidirectional, Start: null),
        };
    }

    private ConvolutionSpec Convolution(Random random, Shape shape)
    {
        int channels = shape.Extents[shape.Rank - 1];
        int[] divisors = [.. Enumerable.Range(1, channels).Where(number => channels % number == 0)];
        int groups = random.Next(3) switch
        {
            0 => divisors[random.Next(divisors.Length)],
            1 when random.Next(2) == 0 => channels,
            _ => 1,
        };
        int filters = groups == channels && random.Next(2) == 0 ? channels : groups * Math.Max(1, Channels(random) / groups);
        bool isSame = random.Next(3) == 0;
        WindowArguments window = new(
            Stride: Number(random, 3), Dilation: Number(random, 2), isSame, isSame ? 0 : random.Next(3));
        Vocabulary.Activation activation = RandomModels.Activation(random, isLast: false);
        bool useBias = random.Next(4) != 0;
        return (ConvolutionSpec)(shape.Rank == 3
            ? Models.Conv2D(filters, random.Next(1, 4), random.Next(1, 4), activation, window, groups, useBias)
            : Models.Conv1D(filters, random.Next(1, 5), activation, window, groups, useBias));
    }

    private static PoolingSpec Pool(Random random, bool isImage)
    {
        int size = random.Next(1, 4);
        bool isSame = random.Next(3) == 0;
        WindowArguments window = new(random.Next(3) == 0 ? random.Next(1, 4) : size, Dilation: 1, isSame, isSame ? 0 : random.Next((size / 2) + 1));
        return (isImage, random.Next(2) == 0) switch
        {
            (true, true) => new MaxPool2DSpec(size, window),
            (true, false) => new AvgPool2DSpec(size, window),
            (false, true) => new MaxPool1DSpec(size, window),
            (false, false) => new AvgPool1DSpec(size, window),
        };
    }

    // All that nothing reads yet becomes one row, from which a dense layer makes the output; or an image is the output itself.
    private void Finish(Random random, Graph graph)
    {
        if (graph.Unread().Count == 1 && random.Next(4) == 0)
        {
            return;
        }

        foreach (int index in graph.Unread().Where(index => graph.ShapeOf(index).Rank > 1))
        {
            graph.Add(new FlattenSpec(), [index]);
        }

        List<int> left = graph.Unread();
        if (left.Count > 1)
        {
            graph.Add(new ConcatSpec(), [.. left]);
        }

        graph.Add(Models.Dense(Number(random, 5), RandomModels.Activation(random, isLast: true)), [graph.Layers.Count - 1]);
    }

    private int Side(Random random) => random.Next(1, LargestSide + 1);

    private int Channels(Random random) => RandomModels.LogUniform(random, MostChannels);

    // One is as likely as all other numbers.
    private static int Number(Random random, int largest) => random.Next(2) == 0 ? 1 : random.Next(1, largest + 1);

    /// <summary>Layers so far.</summary>
    private sealed class Graph(Shape input)
    {
        private readonly FeatureOrders _orders = new();

        public List<LayerModel> Layers { get; } = [];

        public Shape ShapeOf(int index) => index == LayerModel.NetworkInput ? input : Layers[index].Output;

        /// <summary>Adds a layer if it can take what it reads.</summary>
        public void Add(LayerSpec spec, int[] sources)
        {
            NoArguments arguments = new();
            ImmutableArray<Shape> shapes = [.. sources.Select(ShapeOf)];
            if (Models.Layer(spec, sources, input, Layers, arguments) is { } layer
                && _orders.Add(layer.Index, Catalogue.Layer(spec), [.. sources], shapes, layer.Output, arguments))
            {
                Layers.Add(layer);
            }
        }

        public List<int> Unread()
        {
            HashSet<int> read = [.. Layers.SelectMany(layer => layer.Sources)];
            return [.. Enumerable.Range(0, Layers.Count).Where(index => !read.Contains(index))];
        }
    }
}

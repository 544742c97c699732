using System.Collections.Immutable;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Expressions;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>
/// A convolution: products of the weights with what the kernel reads at each place. What the kernel reads beyond the edges is there as zeros, in a larger copy of the input, so that all of it is
/// affine.
/// </summary>
internal abstract class ConvolutionLayer : LayerDescriptor
{
    public const string Weight = "weight";
    public const string Bias = "bias";

    /// <summary>The input with zeros around it.</summary>
    public const string Padded = "padded";

    /// <summary>The delta with zeros around it.</summary>
    public const string PaddedDelta = "paddedDelta";

    /// <summary>What its deltas are spread over: its input with all that the kernel reads beyond the edges.</summary>
    public const string Spread = "spread";

    /// <summary>The weights for places side by side.</summary>
    public const string WidenedWeight = "widenedWeight";

    /// <summary>The bias for places side by side.</summary>
    public const string WidenedBias = "widenedBias";

    private const string GroupsName = "Groups";

    /// <summary>Whether over images, or along time.</summary>
    protected abstract bool IsImage { get; }

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments)
    {
        ConvolutionSpec convolution = (ConvolutionSpec)spec;
        if (inputs.Length != 1 || Window(convolution, inputs[0]) is not { } window)
        {
            int Extent(int size) => (int)System.Math.Min(int.MaxValue, ((size - 1L) * convolution.Window.Dilation) + 1);
            ImageWindow.Report(Kind, inputs, IsImage, Extent(convolution.KernelHeight), Extent(convolution.KernelWidth), arguments);
            return null;
        }

        if (window.Channels % convolution.Groups != 0 || convolution.Filters % convolution.Groups != 0)
        {
            string words = $"a divisor of the input's {Literal.Integer(window.Channels)} channels and of {Literal.Integer(convolution.Filters)} filters";
            arguments.Report(Problem.ArgumentOutOfRange, GroupsName, GroupsName, words, convolution.Groups);
            return null;
        }

        return window.Output(convolution.Filters);
    }

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs)
    {
        ConvolutionSpec convolution = (ConvolutionSpec)spec;
        Shape weight = WeightShape(convolution, inputs[0]);
        return convolution.UseBias ? ImmutableArray.Create(weight, Shape.Of(convolution.Filters)) : ImmutableArray.Create(weight);
    }

    /// <summary>Taps outside, then channels and filters, either of which lies in lanes somewhere.</summary>
    public override ImmutableArray<Shape> ParameterRooms(LayerSpec spec, ImmutableArray<Shape> inputs)
    {
        ConvolutionSpec convolution = (ConvolutionSpec)spec;
        int channels = inputs[0].Extents[inputs[0].Rank - 1] / convolution.Groups;
        int filters = convolution.Filters / convolution.Groups;
        Shape weight = channels == 1 && filters == 1
            ? Shape.Of(convolution.KernelHeight, convolution.KernelWidth, 1, convolution.Filters)
            : Shape.Of(convolution.KernelHeight, convolution.KernelWidth, convolution.Groups, channels, filters);
        return convolution.UseBias ? ImmutableArray.Create(weight, Shape.Of(convolution.Filters)) : ImmutableArray.Create(weight);
    }

    public override ActivationSpec Activation(LayerSpec spec) => ((ConvolutionSpec)spec).Activation;

    public override ImmutableArray<OptionModel> Options(LayerSpec spec, ImmutableArray<Shape> inputs)
    {
        ConvolutionSpec convolution = (ConvolutionSpec)spec;
        return Window(convolution, inputs[0])!.Options(convolution.Window)
            .Add(new OptionModel("Dilation", convolution.Window.Dilation))
            .Add(new OptionModel(GroupsName, convolution.Groups));
    }

    public override ImmutableArray<ParameterTensor> Parameters(
        LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output, Initializer weightInitializer)
    {
        ConvolutionSpec convolution = (ConvolutionSpec)spec;
        Convolution geometry = Geometry(spec, inputs, output);
        int taps = geometry.Window.Taps;
        int fanIn = geometry.GroupChannels * taps;
        int fanOut = convolution.Filters * taps;
        TensorStart start = convolution.Start ?? new TensorStart(weightInitializer);
        ParameterTensor weight = new(Weight, WeightShape(convolution, inputs[0].Shape), start, fanIn, fanOut, geometry.WeightLayout);
        ParameterTensor bias = new(
            Bias, Shape.Of(convolution.Filters), new TensorStart(Initializer.Zeros), fanIn, fanOut, new LaneVectorLayout(output.Lanes, output.Order));
        return convolution.UseBias ? ImmutableArray.Create(weight, bias) : ImmutableArray.Create(weight);
    }

    public override ImmutableArray<KeptTensor> KeptTensors(LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output)
    {
        Convolution geometry = Geometry(spec, inputs, output);
        ImmutableArray<KeptTensor>.Builder kept = ImmutableArray.CreateBuilder<KeptTensor>();
        if (geometry.PaddedInput is { } padded)
        {
            kept.Add(new KeptTensor(Padded, padded, FromForward: true, InPrediction: true));
        }

        if (geometry.Abreast is { } abreast)
        {
            kept.Add(new KeptTensor(WidenedWeight, abreast.Weights, FromForward: true, IsOfAllSamples: true));
            kept.Add(new KeptTensor(WidenedBias, abreast.Bias, FromForward: true, IsOfAllSamples: true));
        }

        if (geometry.SpreadsDelta)
        {
            kept.Add(new KeptTensor(Spread, new SpreadImage(geometry).Layout, FromForward: false, ForInputGradient: true));
        }
        else if (geometry.PaddedDelta is { } paddedDelta)
        {
            kept.Add(new KeptTensor(PaddedDelta, paddedDelta, FromForward: false, ForInputGradient: true));
        }

        return kept.ToImmutable();
    }

    /// <summary>Of larger kernels, or with groups, two are one of another size, and not even that where there is padding between.</summary>
    public override bool IsLinearMap(LayerSpec spec)
    {
        ConvolutionSpec convolution = (ConvolutionSpec)spec;
        return convolution is { Groups: 1, KernelHeight: 1, KernelWidth: 1 } && convolution.Window is { Stride: 1, PaddingSize: 0 };
    }

    public override int Biases(LayerSpec spec) => ((ConvolutionSpec)spec).UseBias ? ((ConvolutionSpec)spec).Filters : 0;

    public override TensorStart? Start(LayerSpec spec) => ((ConvolutionSpec)spec).Start;

    public override long MultiplyAdds(LayerSpec spec, ImmutableArray<Shape> inputs, Shape output)
    {
        ImageWindow window = Window((ConvolutionSpec)spec, inputs[0])!;
        return output.Size * window.Taps * (window.Channels / ((ConvolutionSpec)spec).Groups);
    }

    public override bool TakesAffine => true;

    public override void LowerForward(ForwardContext context) => new ConvolutionForward(Geometry(context.Spec, context.InputLayouts, context.OutputLayout)).Lower(context);

    public override void LowerBackward(BackwardContext context)
    {
        Convolution geometry = Geometry(context.Spec, context.InputLayouts, context.OutputLayout);
        new ConvolutionGradients(geometry).Lower(context);
        if (context.InputGradient(0) is not { } target)
        {
            return;
        }

        if (geometry.SpreadsDelta)
        {
            new ConvolutionSpread(geometry, context, target).Lower();
        }
        else
        {
            new ConvolutionInputGradient(geometry, context, target).Lower();
        }
    }

    protected static int ReadFilters(IAttributeArguments arguments)
    {
        int filters = arguments.Int32("filters");
        if (filters < 1)
        {
            arguments.Report(Problem.ArgumentOutOfRange, "filters", "filters", "at least 1", filters);
        }

        return filters;
    }

    /// <summary>How the kernel moves.</summary>
    protected static WindowArguments ReadWindow(IAttributeArguments arguments, int height, int width)
    {
        WindowArguments window = WindowArguments.Read(arguments, defaultStride: 1);
        window.CheckSpan(arguments, System.Math.Max(height, width));
        return window;
    }

    protected static int ReadGroups(IAttributeArguments arguments) =>
        WindowArguments.Positive(arguments, GroupsName, arguments.OptionalInt32(GroupsName) ?? 1);

    private static Shape WeightShape(ConvolutionSpec spec, Shape input)
    {
        int channels = input.Extents[input.Rank - 1] / spec.Groups;
        return input.Rank == 3
            ? Shape.Of(spec.Filters, channels, spec.KernelHeight, spec.KernelWidth)
            : Shape.Of(spec.Filters, channels, spec.KernelWidth);
    }

    private ImageWindow? Window(ConvolutionSpec spec, Shape input) =>
        ImageWindow.Of(input, IsImage, spec.Window, spec.KernelHeight, spec.KernelWidth);

    private Convolution Geometry(LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output) =>
        new((ConvolutionSpec)spec, Window((ConvolutionSpec)spec, inputs[0].Shape)!, inputs[0], output);
}

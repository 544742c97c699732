using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>All that NetGen knows of one kind of layer: how it is read, what shape it gives, how it is lowered.</summary>
internal abstract class LayerDescriptor
{
    /// <summary>The name of the attribute without suffix, as in <c>Dense</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The type of the specs it reads and lowers.</summary>
    public abstract System.Type SpecType { get; }

    /// <summary>Reads the attribute and reports arguments out of range; the spec is then of no use but not null.</summary>
    public abstract LayerSpec Read(IAttributeArguments arguments);

    /// <summary>
    /// The shape it gives for the shapes it reads; reports what does not fit and returns <see langword="null"/>.
    /// </summary>
    public abstract Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments);

    /// <summary>Whether it reads one layer, of any shape; reports if not.</summary>
    protected bool ReadsOne(ImmutableArray<Shape> inputs, IAttributeArguments arguments)
    {
        if (inputs.Length != 1)
        {
            arguments.Report(Problem.WrongInputShape, null, Kind, "one input", arguments.Describe(inputs));
        }

        return inputs.Length == 1;
    }

    /// <summary>The shapes of its parameter tensors in canonical order, for the shapes it reads; none for a layer without parameters.</summary>
    public abstract ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs);

    /// <summary>Shapes with as many elements as its parameter tensors take when the two innermost extents are padded to whole vectors.</summary>
    public virtual ImmutableArray<Shape> ParameterRooms(LayerSpec spec, ImmutableArray<Shape> inputs) => ParameterShapes(spec, inputs);

    /// <summary>The shapes of what it may have of each sample beside its output, whatever the vectors and whoever reads it.</summary>
    public IEnumerable<Shape> RoomShapes(LayerSpec spec, ImmutableArray<Shape> inputs, Shape output)
    {
        return KeptTensors(spec, inputs.Select(Layout).ToImmutableArray(), Layout(output)).Where(kept => !kept.IsOfAllSamples).Select(kept => kept.Layout.Shape);

        static TensorLayout Layout(Shape shape) => TensorLayout.Of(shape, LaneAxis.MostLanes).Exact();
    }

    /// <summary>Whether it takes features of several inputs for the same: they have to be numbered alike.</summary>
    public virtual bool MixesFeatures => false;

    /// <summary>The activation it ends with.</summary>
    public abstract ActivationSpec Activation(LayerSpec spec);

    /// <summary>The numbers of its attribute that an engine needs and the shapes do not tell, by name.</summary>
    public virtual ImmutableArray<OptionModel> Options(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray<OptionModel>.Empty;

    /// <summary>Whether it does nothing but apply its activation.</summary>
    public virtual bool IsActivationOnly => false;

    /// <summary>Whether it carries a state from step to step of a sequence, so that the lengths of sequences matter to it.</summary>
    public virtual bool IsRecurrent => false;

    /// <summary>Whether what it gives of a step of a sequence depends on that step's input and on its own state alone, so that steps can come one by one.</summary>
    public virtual bool IsStepwise(LayerSpec spec) => false;

    /// <summary>What it remembers from step to step.</summary>
    public virtual ImmutableArray<StateTensor> States(LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output) =>
        ImmutableArray<StateTensor>.Empty;

    /// <summary>Whether prediction leaves it out: it then gives what it reads, unchanged. Such a layer has no parameters.</summary>
    public virtual bool IsTrainingOnly => false;

    /// <summary>Whether it gives what it reads in another shape: where the rows of a sample follow each other without a gap, nothing needs to be done.</summary>
    public virtual bool IsReshapeOnly => false;

    /// <summary>Whether before its activation it is a product with weights and nothing else, that a layer like it beside it could take over.</summary>
    public virtual bool IsLinearMap(LayerSpec spec) => false;

    /// <summary>How many numbers it adds, one for each of its outputs or channels, to what it computes of its inputs.</summary>
    public virtual int Biases(LayerSpec spec) => 0;

    /// <summary>Whether it gives each output or channel a scale of its own making, whatever the scale of what it reads.</summary>
    public virtual bool IsNormalization => false;

    /// <summary>Whether it takes off what all samples have in common, so that what a layer before it adds is lost.</summary>
    public virtual bool CancelsBias => false;

    /// <summary>How its weights are said to start, where otherwise the activation decides; <see langword="null"/> if it does.</summary>
    public virtual TensorStart? Start(LayerSpec spec) => null;

    /// <summary>How many products of a weight it adds up to predict one sample.</summary>
    public virtual long MultiplyAdds(LayerSpec spec, ImmutableArray<Shape> inputs, Shape output) => 0;

    /// <summary>Whether an activation that follows may be applied on the way out.</summary>
    public virtual bool TakesActivation => !IsActivationOnly;

    /// <summary>How its features are numbered in canonical order, where it gives a vector.</summary>
    /// <param name="inputs">The shapes of what it reads.</param>
    /// <param name="orders">How the features of these are.</param>
    /// <param name="output">The shape of what it gives.</param>
    public virtual FeatureOrder Order(ImmutableArray<Shape> inputs, ImmutableArray<FeatureOrder> orders, Shape output) =>
        FeatureOrder.Plain(output.Extents[output.Rank - 1]);

    /// <summary>In prediction, the factor and the term for each lane that it is instead; <see langword="null"/> if it is not.</summary>
    public virtual AffineForm? Affine(LayerSpec spec) => null;

    /// <summary>Whether such a layer that follows may be applied on the way out.</summary>
    public virtual bool TakesAffine => false;

    /// <summary>Tensors that it has beside its output.</summary>
    public virtual ImmutableArray<KeptTensor> KeptTensors(LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output) =>
        ImmutableArray<KeptTensor>.Empty;

    /// <summary>Its parameter tensors in canonical order.</summary>
    /// <param name="spec">Its arguments.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="output">What it gives.</param>
    /// <param name="weightInitializer">How weights start before the activation that follows.</param>
    public virtual ImmutableArray<ParameterTensor> Parameters(
        LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output, Initializer weightInitializer) =>
        ImmutableArray<ParameterTensor>.Empty;

    /// <summary>What it keeps from step to step beside its parameters, and predicts with: named and placed like these, but not learnt.</summary>
    public virtual ImmutableArray<ParameterTensor> Statistics(TensorLayout output) => ImmutableArray<ParameterTensor>.Empty;

    /// <summary>Whether a training step needs more than one row: a sample of several positions has as many.</summary>
    public virtual bool NeedsSeveralRows => false;

    /// <summary>Computes the output from the inputs.</summary>
    public abstract void LowerForward(ForwardContext context);

    /// <summary>Computes the gradients of parameters and inputs from that of the weighted sums.</summary>
    public abstract void LowerBackward(BackwardContext context);
}

using System.Collections.Immutable;
using NetGen.Generators.Expressions;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>What layers that normalise have in common: a scale γ and a shift β for each feature, and the ε.</summary>
internal static class Normalization
{
    public const string Epsilon = "Epsilon";
    public const string Weight = "weight";
    public const string Bias = "bias";

    public static readonly Operand Gamma = new("gamma");
    public static readonly Operand Beta = new("beta");

    private const double DefaultEpsilon = 1e-5;

    public static double ReadEpsilon(IAttributeArguments arguments)
    {
        double epsilon = arguments.Double(Epsilon) ?? DefaultEpsilon;
        NumberRange.Positive.Check(arguments, Epsilon, epsilon);
        return epsilon;
    }

    public static ImmutableArray<Shape> ParameterShapes(ImmutableArray<Shape> inputs)
    {
        Shape features = Shape.Of(inputs[0].Extents[inputs[0].Rank - 1]);
        return ImmutableArray.Create(features, features);
    }

    public static ImmutableArray<ParameterTensor> Parameters(TensorLayout output) => ImmutableArray.Create(
        Vector(Weight, new TensorStart(Initializer.Constant, 1), output),
        Vector(Bias, new TensorStart(Initializer.Zeros), output));

    /// <summary>A number for each feature.</summary>
    public static ParameterTensor Vector(string name, TensorStart start, TensorLayout output) =>
        new(name, Shape.Of(output.Lanes.Length), start, output.Lanes.Length, output.Lanes.Length, new LaneVectorLayout(output.Lanes, output.Order));
}

using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = z</c> where <c>z &gt; 0</c>, else <c>α·z</c>.</summary>
/// <param name="alpha">The slope below zero.</param>
internal sealed class LeakyReLUActivation(double alpha = LeakyReLUActivation.Default) : ElementwiseActivation
{
    private const double Default = 0.01;

    public override Activation Activation => Activation.LeakyReLU;

    public override Initializer WeightInitializer => Initializer.HeUniform;

    public override double LowestOutput => alpha > 0 ? double.NegativeInfinity : 0;

    public override double? DefaultAlpha => Default;

    public override ActivationDescriptor With(double alpha) => new LeakyReLUActivation(alpha);

    public override Expression Value(Expression z) => Expression.SelectGreater(z, Expression.Zero, z, alpha * z);

    /// <summary>The output has the sign of the input where the slope is above zero.</summary>
    protected override Expression ByOutput(Expression derivative, Operand z, Operand y) => alpha > 0 ? derivative.Replace(z, y) : derivative;
}

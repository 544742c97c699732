using System;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Plans;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Expressions;

/// <summary>What the catalogue's entries say of their gradients is what differences say, for each entry there is.</summary>
public class CatalogueDerivativeTests
{
    private const int Length = 5;
    private const double Share = 0.25;
    private const double Slope = 0.3;

    private static readonly LaneAxis Lanes = new(Length, 8);
    private static readonly LaneMap Target = new Tensor(new Place("delta", "delta"), Lanes).Vectors;
    private static readonly double[] Logits = [0.7, -1.3, 0.2, 2.1, -0.4];
    private static readonly double[] Targets = [0.1, 0.4, -0.2, 0.3, 0.9];

    public static TheoryData<string> Activations() => [.. Catalogue.Activations.Where(HasDerivative).Select(entry => entry.Activation.ToString())];

    public static TheoryData<string> ElementwiseActivations() =>
        [.. Catalogue.Activations.Where(entry => entry.IsElementwise && HasDerivative(entry)).Select(entry => entry.Activation.ToString())];

    public static TheoryData<string, string> Pairs()
    {
        TheoryData<string, string> pairs = [];
        foreach (LossDescriptor loss in Catalogue.Losses)
        {
            foreach (Vocabulary.Activation activation in loss.Pairs)
            {
                pairs.Add(loss.Loss.ToString(), activation.ToString());
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(ElementwiseActivations))]
    public void TheDerivativeOfAnActivationIsThatOfDifferences(string name)
    {
        ElementwiseActivation activation = (ElementwiseActivation)Activation(name);
        Operand z = new("z");
        Expression derivative = Differentiator.Derivative(activation.Value(z), z);
        for (double at = -4.05; at < 4; at += 0.1)
        {
            Assert.Equal(
                NumericDerivative.At(x => Evaluate(activation.Value(z), z, x), at), Evaluate(derivative, z, at), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(ElementwiseActivations))]
    public void TheDerivativeReadFromTheOutputIsThatByTheInput(string name)
    {
        ElementwiseActivation activation = (ElementwiseActivation)Activation(name);
        Operand z = new("z");
        Operand y = new("y");
        Expression byInput = activation.DerivativeByInput(z);
        if (activation.DerivativeByOutput(y) is not { } byOutput)
        {
            Assert.NotEqual(KeptForGradient.Nothing, activation.Kept);
            return;
        }

        Assert.False(byOutput.Contains(z));
        for (double at = -4; at <= 4; at += 0.125)
        {
            Assert.Equal(Evaluate(byInput, z, at), Evaluate(byOutput, y, Evaluate(activation.Value(z), z, at)), 1e-15);
        }
    }

    [Theory]
    [InlineData("Linear", KeptForGradient.Nothing)]
    [InlineData("Sigmoid", KeptForGradient.Nothing)]
    [InlineData("Tanh", KeptForGradient.Nothing)]
    [InlineData("ReLU", KeptForGradient.Nothing)]
    [InlineData("LeakyReLU", KeptForGradient.Nothing)]
    [InlineData("ELU", KeptForGradient.Nothing)]
    [InlineData("SELU", KeptForGradient.Nothing)]
    [InlineData("GELU", KeptForGradient.Derivatives)]
    [InlineData("Swish", KeptForGradient.Derivatives)]
    [InlineData("Mish", KeptForGradient.Derivatives)]
    [InlineData("PReLU", KeptForGradient.Sums)]
    public void TrainingKeepsNoMoreThanItNeeds(string name, object kept) => Assert.Equal(kept, Activation(name).Kept);

    [Theory]
    [InlineData("LeakyReLU", 0.2)]
    [InlineData("LeakyReLU", 0)]
    [InlineData("LeakyReLU", -0.5)]
    [InlineData("LeakyReLU", 3)]
    [InlineData("ELU", 0.3)]
    [InlineData("ELU", 0)]
    [InlineData("ELU", -2)]
    public void TheDerivativeIsReadFromTheOutputOnlyWhereThatTellsIt(string name, double alpha)
    {
        ElementwiseActivation activation = (ElementwiseActivation)Activation(name).With(alpha);
        Operand z = new("z");
        Operand y = new("y");
        Assert.Equal(alpha > 0, activation.Kept == KeptForGradient.Nothing);
        for (double at = -4.05; at < 4; at += 0.1)
        {
            double derivative = NumericDerivative.At(x => Evaluate(activation.Value(z), z, x), at);
            Assert.Equal(derivative, Evaluate(activation.DerivativeByInput(z), z, at), 1e-9);
            if (activation.DerivativeByOutput(y) is { } byOutput)
            {
                Assert.Equal(derivative, Evaluate(byOutput, y, Evaluate(activation.Value(z), z, at)), 1e-9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ElementwiseActivations))]
    public void ValuesAndDerivativesTogetherAreThoseApart(string name)
    {
        ElementwiseActivation activation = (ElementwiseActivation)Activation(name);
        if (activation.Kept != KeptForGradient.Derivatives)
        {
            return;
        }

        Operand z = new("z");
        RowInterpreter program = new(Length);
        program.Lanes["z"] = Logits;
        program.Run(activation.ForwardKeeping(z, Target, Target));
        Assert.Equal(Outputs(activation, Logits), program.Lanes["activated"]);
        Assert.All(
            Logits.Zip(program.Lanes["derivative"]),
            pair => Assert.Equal(Evaluate(activation.DerivativeByInput(z), z, pair.First), pair.Second, 1e-15));
    }

    [Fact]
    public void TheGradientOfALearntSlopeIsThatOfDifferences()
    {
        ElementwiseActivation activation = (ElementwiseActivation)Activation("PReLU");
        RowInterpreter program = Finish(activation, Logits, Targets);
        for (int i = 0; i < Length; i++)
        {
            double expected = NumericDerivative.At(
                slope => Targets[i] * new TreeEvaluator(name => name == "z" ? Logits[i] : slope).Evaluate(activation.Value(new Operand("z"))), Slope);
            Assert.Equal(expected, program.Lanes["contribution"][i], 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void TheBackwardProgramOfAnActivationIsThatOfDifferences(string name)
    {
        ActivationDescriptor activation = Activation(name);
        Operand gradient = new("g");
        double Loss(double[] logits) => Outputs(activation, logits).Zip(Targets, (y, weight) => y * weight).Sum();

        RowInterpreter program = new(Length);
        program.Lanes["y"] = Outputs(activation, Logits);
        program.Lanes["g"] = Targets;
        program.Lanes["derivative"] = Derivatives(activation, Logits);
        double[] delta = program.Run(activation.Backward(new Operand("y"), gradient, Target)).Lanes[Stored(activation.Backward(new Operand("y"), gradient, Target))];
        AssertGradient(Loss, Finish(activation, Logits, delta).Lanes["error"]);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void TheGradientOfALossIsThatOfDifferences(string lossName, string activationName)
    {
        LossDescriptor loss = Catalogue.Of(Enum.Parse<Vocabulary.Loss>(lossName));
        ActivationDescriptor activation = Activation(activationName);
        LossSetting setting = Setting(loss);
        double Mean(double[] logits) => Program(loss, activation, logits).Run(loss.Measure(setting)).Total * Share;

        RowInterpreter program = Program(loss, activation, Logits).Run(loss.Gradient(setting, activation, Target));
        Assert.Equal(Mean(Logits), program.Total * Share, 1e-12);
        double[] delta = program.Lanes[Stored(loss.Gradient(setting, activation, Target))];
        AssertGradient(Mean, loss.ReadsLogits ? delta : Finish(activation, Logits, delta).Lanes["error"]);
    }

    // Numbers that are not the defaults, and lie between the differences of outputs and targets.
    private static LossSetting Setting(LossDescriptor loss)
    {
        EquatableArray<OptionModel> options = loss.Hyperparameters.Select(entry => new OptionModel(entry.Name, 0.3)).ToEquatableArray();
        return new LossSetting(new TrainingModel(loss.Loss, Vocabulary.Optimizer.SGD, 1, options), Lanes, new Operand("t"));
    }

    private static bool HasDerivative(ActivationDescriptor entry) => entry.Activation != Vocabulary.Activation.Step;

    private static ActivationDescriptor Activation(string name) => Catalogue.Of(Enum.Parse<Vocabulary.Activation>(name));

    private static double[] Outputs(ActivationDescriptor activation, double[] logits)
    {
        RowInterpreter program = new(Length);
        program.Lanes["z"] = logits;
        program.Scalars["slope"] = Slope;
        return program.Run(activation.Forward(new Operand("z"), Lanes, Target)).Lanes[Stored(activation.Forward(new Operand("z"), Lanes, Target))];
    }

    private static RowInterpreter Program(LossDescriptor loss, ActivationDescriptor activation, double[] logits)
    {
        RowInterpreter program = new(Length);
        program.Lanes[loss.Result.Name] = loss.ReadsLogits ? logits : Outputs(activation, logits);
        program.Lanes["t"] = Targets;
        program.Lanes["derivative"] = Derivatives(activation, logits);
        program.Scalars[LossDescriptor.Share.Name] = Share;
        return program;
    }

    private static double[] Derivatives(ActivationDescriptor activation, double[] logits) =>
        activation is ElementwiseActivation elementwise
            ? [.. logits.Select(z => Evaluate(elementwise.DerivativeByInput(new Operand("z")), new Operand("z"), z))]
            : [];

    // An activation that learns has a pass of its own on the way back; others are done.
    private static RowInterpreter Finish(ActivationDescriptor activation, double[] logits, double[] delta)
    {
        RowInterpreter program = new(Length);
        program.Lanes["z"] = logits;
        program.Lanes["error"] = program.Lanes["gradient"] = delta;
        program.Scalars["slope"] = Slope;
        return activation is ElementwiseActivation { Kept: KeptForGradient.Sums } learnt
            ? program.Run(learnt.BackwardOfParameter(new Operand("z"), new Operand("gradient"), Target, Target))
            : program;
    }

    // The value that is stored last is what the program is for.
    private static string Stored(System.Collections.Generic.IEnumerable<RowStep> steps) => steps
        .OfType<LanePass>()
        .SelectMany(pass => pass.Values)
        .Last(value => value.Target is not null)
        .Name;

    private static void AssertGradient(Func<double[], double> function, double[] gradient)
    {
        for (int i = 0; i < Length; i++)
        {
            double expected = NumericDerivative.At(z => function([.. Logits.Select((value, j) => i == j ? z : value)]), Logits[i]);
            Assert.Equal(expected, gradient[i], 1e-9);
        }
    }

    private static double Evaluate(Expression expression, Operand operand, double value) =>
        new TreeEvaluator(name => name == operand.Name ? value : name == "slope" ? Slope : throw new InvalidOperationException(name)).Evaluate(expression);
}

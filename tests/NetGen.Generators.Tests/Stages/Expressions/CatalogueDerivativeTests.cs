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
        Expression byInput = Differentiator.Derivative(activation.Value(z), z);
        Expression byOutput = activation.Derivative(y);
        Assert.False(byOutput.Contains(z));
        for (double at = -4; at <= 4; at += 0.125)
        {
            Assert.Equal(Evaluate(byInput, z, at), Evaluate(byOutput, y, Evaluate(activation.Value(z), z, at)), 1e-15);
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
        AssertGradient(Loss, program.Run(activation.Backward(new Operand("y"), gradient, Target)).Lanes[Stored(activation.Backward(new Operand("y"), gradient, Target))]);
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
        AssertGradient(Mean, program.Lanes[Stored(loss.Gradient(setting, activation, Target))]);
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
        return program.Run(activation.Forward(new Operand("z"), Lanes, Target)).Lanes[Stored(activation.Forward(new Operand("z"), Lanes, Target))];
    }

    private static RowInterpreter Program(LossDescriptor loss, ActivationDescriptor activation, double[] logits)
    {
        RowInterpreter program = new(Length);
        program.Lanes[loss.Result.Name] = loss.ReadsLogits ? logits : Outputs(activation, logits);
        program.Lanes["t"] = Targets;
        program.Scalars[LossDescriptor.Share.Name] = Share;
        return program;
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
        new TreeEvaluator(name => name == operand.Name ? value : throw new InvalidOperationException(name)).Evaluate(expression);
}

using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Catalog.Layers;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Expressions;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>What a model means, straight from its layers, on parameters in canonical order.</summary>
internal static class ReferenceNetwork
{
    /// <summary>The output for one sample.</summary>
    public static double[] Predict(NetworkModel model, ReadOnlySpan<double> parameters, double[] input) =>
        Run(model, parameters, input, out _);

    /// <summary>The loss for one sample.</summary>
    public static double Loss(NetworkModel model, ReadOnlySpan<double> parameters, double[] input, double[] target)
    {
        double[] output = Run(model, parameters, input, out double[] logits);
        LossDescriptor loss = Catalogue.Of(model.Training!.Loss);
        RowInterpreter program = new(output.Length);
        program.Lanes[loss.Result.Name] = loss.ReadsLogits ? logits : output;
        program.Lanes["t"] = target;
        LossSetting setting = new(model.Training, new LaneAxis(output.Length, 8), new Operand("t"));
        return program.Run(loss.Measure(setting)).Total;
    }

    /// <summary>The target that a class index stands for, given one in the class's place and zero elsewhere.</summary>
    public static double TargetOfLabel(NetworkModel model, double indicator) =>
        new TreeEvaluator(_ => indicator).Evaluate(Catalogue.Of(model.Training!.Loss).TargetOfLabel(new Operand("t")));

    private static double[] Run(NetworkModel model, ReadOnlySpan<double> parameters, double[] input, out double[] sums)
    {
        double[] values = input;
        sums = input;
        foreach (LayerModel layer in model.Layers)
        {
            sums = layer.Spec is DenseSpec dense ? Product(dense, values, ref parameters) : values;
            values = Apply(Catalogue.Of(Catalogue.Layer(layer.Spec).Activation(layer.Spec)), sums);
        }

        return values;
    }

    private static double[] Product(DenseSpec dense, double[] input, ref ReadOnlySpan<double> parameters)
    {
        double[] sums = new double[dense.Units];
        for (int unit = 0; unit < dense.Units; unit++)
        {
            for (int i = 0; i < input.Length; i++)
            {
                sums[unit] += parameters[(unit * input.Length) + i] * input[i];
            }
        }

        parameters = parameters[(dense.Units * input.Length)..];
        if (dense.UseBias)
        {
            for (int unit = 0; unit < dense.Units; unit++)
            {
                sums[unit] += parameters[unit];
            }

            parameters = parameters[dense.Units..];
        }

        return sums;
    }

    private static double[] Apply(ActivationDescriptor activation, double[] sums)
    {
        LaneAxis lanes = new(sums.Length, 8);
        IEnumerable<RowStep> steps = activation.Forward(new Operand("z"), lanes, new Tensor(new Place("y", "y"), lanes).Vectors);
        RowInterpreter program = new(sums.Length);
        program.Lanes["z"] = sums;
        return program.Run(steps).Lanes[steps.OfType<LanePass>().Last().Values.Last().Name];
    }
}

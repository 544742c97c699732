using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints the declaration as data.</summary>
internal static class DefinitionPrinter
{
    private const string Immutable = "global::System.Collections.Immutable.";

    public static void Print(DefinitionPlan plan, CodeWriter code)
    {
        code.Gap().Line("/// <summary>The declaration as data: layers, shapes, parameter tensors.</summary>");
        code.Line("public static global::NetGen.NetworkDefinition Definition { get; } = new global::NetGen.NetworkDefinition(");
        code.Indent();
        code.Line($"{Literal.String(plan.Name)},");
        code.Line($"{Shape(plan.Input)},");
        code.Line($"{Immutable}ImmutableArray.Create(new global::NetGen.LayerDefinition[]");
        code.Open("");
        foreach (LayerPlan layer in plan.Layers)
        {
            Print(layer, code);
        }

        code.Close("),");
        Print(plan.Training, code);
        code.Unindent();
    }

    private static void Print(LayerPlan layer, CodeWriter code)
    {
        code.Open("new global::NetGen.LayerDefinition");
        code.Line($"Name = {Literal.String(layer.Name)},");
        code.Line($"Kind = {Literal.String(layer.Kind)},");
        code.Line($"Inputs = {Immutable}ImmutableArray.Create(new string[] {{ {string.Join(", ", layer.Inputs.Select(Literal.String))} }}),");
        code.Line($"OutputShape = {Shape(layer.Output)},");
        code.Line($"Activation = global::NetGen.Activation.{layer.Activation},");
        PrintOptions(layer.Options, code);
        if (!layer.Trainable)
        {
            code.Line("Trainable = false,");
        }

        if (layer.LearningRateScale != 1)
        {
            code.Line($"LearningRateScale = {Literal.Double(layer.LearningRateScale)},");
        }

        PrintTensors("Parameters", layer.Parameters, code);
        PrintTensors("Statistics", layer.Statistics, code);
        code.Close(",");
    }

    private static void PrintTensors(string property, EquatableArray<ParameterPlan> tensors, CodeWriter code)
    {
        if (tensors.Count == 0)
        {
            return;
        }

        code.Line($"{property} = {Immutable}ImmutableArray.Create(new global::NetGen.ParameterDefinition[]");
        code.Open("");
        foreach (ParameterPlan tensor in tensors)
        {
            string scale = tensor.Start.Scale is { } value ? ", " + Literal.Double(value) : "";
            string added = tensor.AddedInFiles is { } name ? $" {{ AddedInFiles = {Literal.String(name)} }}" : "";
            code.Line($"new global::NetGen.ParameterDefinition({Literal.String(tensor.Name)}, {Shape(tensor.Shape)}, global::NetGen.Initializer.{tensor.Start.Initializer}, {Literal.Integer(tensor.FanIn)}, {Literal.Integer(tensor.FanOut)}{scale}){added},");
        }

        code.Close("),");
    }

    private static void Print(TrainingModel? training, CodeWriter code)
    {
        if (training is null)
        {
            code.Line("training: null);");
            return;
        }

        code.Open("new global::NetGen.TrainingDefinition");
        code.Line($"Loss = global::NetGen.Loss.{training.Loss},");
        code.Line($"Optimizer = global::NetGen.Optimizer.{training.Optimizer},");
        code.Line($"LearningRate = {Literal.Double(training.LearningRate)},");
        PrintOptions(training.Options, code);
        code.Close(");");
    }

    private static void PrintOptions(EquatableArray<OptionModel> options, CodeWriter code)
    {
        if (options.Count > 0)
        {
            string added = string.Concat(options.Select(option => $".Add({Literal.String(option.Name)}, {Literal.Double(option.Value)})"));
            code.Line($"Options = {Immutable}ImmutableDictionary<string, double>.Empty{added},");
        }
    }

    private static string Shape(Shape shape) =>
        $"new global::NetGen.TensorShape(new int[] {{ {string.Join(", ", shape.Extents.Select(extent => Literal.Integer(extent)))} }})";
}

using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;

namespace NetGen.Generators.Plan;

/// <summary>The declaration as the emitted <c>Definition</c> says it.</summary>
internal sealed record DefinitionPlan(
    string Name,
    Shape Input,
    EquatableArray<LayerPlan> Layers,
    TrainingModel? Training)
{
    public Shape Output => Layers[Layers.Count - 1].Output;

    public int StatisticCount => Layers.Sum(layer => layer.Statistics.Sum(statistic => (int)statistic.Shape.Size));

    public int ParameterCount => Layers.Sum(layer => layer.Parameters.Sum(parameter => (int)parameter.Shape.Size));
}

/// <summary>A layer as the definition says it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The name of its attribute, without suffix.</param>
/// <param name="Words">What it is, for the reader: kind and activation.</param>
/// <param name="Inputs">The names of the layers it reads, or <c>input</c>.</param>
/// <param name="Output">The shape of what it gives.</param>
/// <param name="Activation">The member of the runtime's activation enum.</param>
/// <param name="Options">Further numbers of the declaration that an engine needs and the shapes do not tell.</param>
/// <param name="Parameters">Its parameter tensors in canonical order.</param>
/// <param name="Statistics">What it keeps from step to step beside them.</param>
internal sealed record LayerPlan(
    string Name,
    string Kind,
    string Words,
    EquatableArray<string> Inputs,
    Shape Output,
    string Activation,
    EquatableArray<OptionModel> Options,
    EquatableArray<ParameterPlan> Parameters,
    EquatableArray<ParameterPlan> Statistics)
{
    /// <summary>Whether training changes its parameters.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>What the learning rate is multiplied by for its parameters.</summary>
    public double LearningRateScale { get; init; } = 1;
}

/// <summary>A parameter tensor as the definition says it.</summary>
/// <param name="Name">Its full name, as in <c>0.weight</c>.</param>
/// <param name="Shape">Its canonical shape.</param>
/// <param name="Start">How it starts.</param>
/// <param name="FanIn">How many inputs feed one output.</param>
/// <param name="FanOut">How many outputs one input feeds.</param>
internal sealed record ParameterPlan(string Name, Shape Shape, TensorStart Start, int FanIn, int FanOut)
{
    /// <summary>The full name of a second tensor that files have beside it; <see langword="null"/> for most.</summary>
    public string? AddedInFiles { get; init; }
}

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

    public int ParameterCount => Layers.Sum(layer => layer.Parameters.Sum(parameter => (int)parameter.Shape.Size));
}

/// <summary>A layer as the definition says it.</summary>
internal sealed record LayerPlan(
    string Name,
    string Kind,
    EquatableArray<string> Inputs,
    Shape Output,
    string Activation,
    EquatableArray<ParameterPlan> Parameters);

/// <summary>A parameter tensor as the definition says it.</summary>
/// <param name="Name">Its full name, as in <c>0.weight</c>.</param>
/// <param name="Shape">Its canonical shape.</param>
/// <param name="Initializer">The member of the runtime's initialiser enum.</param>
/// <param name="FanIn">How many inputs feed one output.</param>
/// <param name="FanOut">How many outputs one input feeds.</param>
internal sealed record ParameterPlan(string Name, Shape Shape, string Initializer, int FanIn, int FanOut);

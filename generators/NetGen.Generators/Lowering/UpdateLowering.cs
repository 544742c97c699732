using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Lowers an optimizer's step: one pass over the arenas of parameters, gradients and moments.</summary>
internal static class UpdateLowering
{
    private const string Parameter = "parameter";

    public static UpdatePlan Lower(TrainingModel training, int arenaLength, MethodRegistry registry)
    {
        UpdateRule rule = Catalogue.Of(training.Optimizer).Rule(training);
        Place parameters = new(PlaceNames.Parameters, PlaceNames.Parameters);
        Place Moment(string name) => new(name + "s", name + "s");
        Place? Target(string name) => name == Parameter ? parameters : rule.Moments.Contains(name) ? Moment(name) : null;

        Map kernel = new(
            $"{training.Optimizer}: one step for all parameters.",
            arenaLength,
            rule.Moments
                .Select(moment => new NamedPlace(moment, Moment(moment)))
                .Prepend(new NamedPlace("gradient", new Place(PlaceNames.Gradients, PlaceNames.Gradients)))
                .Prepend(new NamedPlace(Parameter, parameters))
                .ToEquatableArray(),
            rule.Scalars.Select(scalar => scalar.Name).ToEquatableArray(),
            rule.Values
                .Select(value => new Assignment(value.Name, Simplifier.Simplify(value.Value), Target(value.Name)))
                .ToEquatableArray());
        return new UpdatePlan(
            registry.Call("Update", kernel.Comment, kernel.Cut()),
            rule.Moments.Select(moment => moment + "s").ToEquatableArray(),
            rule.Powers,
            rule.Scalars,
            kernel.Work);
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Lowers an optimizer's step: for each kind of parameters one pass over the arenas of parameters, gradients and moments.</summary>
internal sealed class UpdateLowering
{
    private readonly TrainingModel _training;
    private readonly OptimizerDescriptor _optimizer;
    private readonly UpdateRule _rule;
    private readonly ParameterArena _arena;
    private readonly List<StepScalar> _scalars = [];

    private UpdateLowering(TrainingModel training, ParameterArena arena)
    {
        _training = training;
        _optimizer = Catalogue.Of(training.Optimizer);
        _rule = _optimizer.Rule(training);
        _arena = arena;
    }

    /// <param name="training">How the network is trained.</param>
    /// <param name="slots">The parameters, placed.</param>
    /// <param name="registry">Takes the methods.</param>
    public static UpdatePlan Lower(TrainingModel training, IReadOnlyCollection<ParameterSlot> slots, MethodRegistry registry)
    {
        ParameterArena arena = ParameterArena.Of(slots);
        UpdateLowering lowering = new(training, arena);
        ImmutableArray<ParameterGroup> groups = arena.Groups.IsEmpty ? ImmutableArray.Create(new ParameterGroup(ParameterSlot.Plain, 0, 0)) : arena.Groups;
        bool isTogether = groups.Length > 1;
        List<Map> kernels = groups.Select(group => lowering.Kernel(group, isTogether)).ToList();
        string summary = isTogether ? $"{training.Optimizer}: one step for all parameters that are trained." : kernels[0].Comment;

        // A method that is given a part gives it to all its kernels.
        List<Kernel> cut = kernels.ConvertAll(kernel => kernel.Cut());
        bool isCut = cut.Exists(kernel => kernel.IsCut);
        cut = cut.ConvertAll(kernel => isCut ? kernel with { IsCut = true } : kernel);
        return new UpdatePlan(
            isTogether ? registry.CallTogether("Update", summary, cut) : registry.Call("Update", summary, cut[0]),
            arena.TrainedLength,
            lowering._rule.Moments.Select(name => new MomentPlan(name, Plural(name))).ToEquatableArray(),
            lowering._rule.Powers,
            lowering._scalars.ToEquatableArray(),
            lowering.Norm(),
            Limits(training, slots),
            kernels.Sum(kernel => kernel.Work));
    }

    private Map Kernel(ParameterGroup group, bool isTogether)
    {
        (string Words, Expression Gradient)[] steps = Regularization.Steps(_training, group.Kind.IsPenalised, _optimizer.DecaysByItself).ToArray();
        List<(string Name, Expression Value)> values = steps
            .Select(step => (OptimizerDescriptor.Gradient.Name, step.Gradient))
            .Concat(_rule.Values)
            .ToList();
        List<string> used = [];
        foreach (StepScalar scalar in _rule.Scalars.Append(new StepScalar("clip", Regularization.GradientScale)))
        {
            Operand operand = scalar.Value is Operand only && only == Regularization.GradientScale ? only : new Operand(scalar.Name);
            if (values.Exists(value => value.Value.Contains(operand)))
            {
                string name = Scalar(scalar, group.Kind.LearningRateScale);
                used.Add(name);
                values = values.ConvertAll(value => (value.Name, value.Value.Replace(operand, new Operand(name))));
            }
        }

        string parameter = OptimizerDescriptor.Parameter.Name;
        Place At(string arena) => new(arena, isTogether ? arena + "OfKind" : arena, group.Start);
        Place? Target(string name) =>
            name == parameter ? At(PlaceNames.Parameters) : _rule.Moments.Contains(name) ? At(Plural(name)) : null;
        return new Map(
            Comment(group, steps.Select(step => step.Words)),
            group.Length,
            _rule.Moments
                .Select(moment => new NamedPlace(moment, At(Plural(moment))))
                .Prepend(new NamedPlace(OptimizerDescriptor.Gradient.Name, At(PlaceNames.Gradients)))
                .Prepend(new NamedPlace(parameter, At(PlaceNames.Parameters)))
                .ToEquatableArray(),
            used.ToEquatableArray(),
            values.Select(value => new Assignment(value.Name, Simplifier.Simplify(value.Value), Target(value.Name))).ToEquatableArray());
    }

    private string Comment(ParameterGroup group, IEnumerable<string> steps)
    {
        bool hasOthers = _arena.Groups.Any(other => other.Kind.IsPenalised != group.Kind.IsPenalised);
        bool hasFrozen = _arena.Length > _arena.TrainedLength;
        string which = group.Kind.IsPenalised ? "weights" : hasOthers ? "other parameters" : hasFrozen ? "parameters that are trained" : "all parameters";
        string words = string.Join(", ", steps.Prepend(which is "all parameters" ? which : "the " + which));
        return $"{_training.Optimizer}: one step for {words}{(group.Kind.LearningRateScale == 1 ? "" : $", learning rate times {Literal.Double(group.Kind.LearningRateScale).TrimEnd('d')}")}.";
    }

    /// <summary>A number of a step, as it is for a scale of the learning rate; the name of the one that there is of it.</summary>
    private string Scalar(StepScalar scalar, double scale)
    {
        Operand rate = OptimizerDescriptor.LearningRate;
        Expression value = scale == 1 ? scalar.Value : Simplifier.Simplify(scalar.Value.Replace(rate, scale * rate));
        StepScalar? known = _scalars.Find(other => other.Value == value);
        if (known is null)
        {
            int count = _scalars.Count(other => other.Name.TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) == scalar.Name);
            known = new StepScalar(count == 0 ? scalar.Name : scalar.Name + Literal.Integer(count + 1), value);
            _scalars.Add(known);
        }

        return known.Name;
    }

    private GradientNormPlan? Norm() => !Regularization.IsSet(_training, Regularization.ClipNorm)
        ? null
        : new GradientNormPlan(
            Regularization.Of(_training, Regularization.ClipNorm),
            Regularization.GradientScale.Name,
            _arena.Groups
                .Select(group => group.Kind.IsPenalised)
                .Distinct()
                .SelectMany(Ranges)
                .OrderBy(range => range.Start)
                .ToEquatableArray());

    /// <summary>Neighbouring groups that differ in the learning rate alone are one range of gradients.</summary>
    private IEnumerable<GradientRange> Ranges(bool isPenalised)
    {
        double Penalty(Hyperparameter entry) => isPenalised ? Regularization.Of(_training, entry) : 0;
        GradientRange? range = null;
        foreach (ParameterGroup group in _arena.Groups.Where(group => group.Kind.IsPenalised == isPenalised))
        {
            if (range is not null && range.Start + range.Length == group.Start)
            {
                range = range with { Length = range.Length + group.Length };
                continue;
            }

            if (range is not null)
            {
                yield return range;
            }

            range = new GradientRange(
                group.Start, group.Length, Penalty(Regularization.L1), Penalty(Regularization.L2), Regularization.Of(_training, Regularization.ClipValue));
        }

        if (range is not null)
        {
            yield return range;
        }
    }

    private static EquatableArray<WeightLimitPlan> Limits(TrainingModel training, IEnumerable<ParameterSlot> slots) =>
        !Regularization.IsSet(training, Regularization.MaxNorm)
            ? default
            : slots
                .Where(slot => slot.Kind.IsTrained && slot.Tensor.IsWeight)
                .SelectMany(slot => slot.Tensor.Layout.Matrices.Select(matrix => new WeightLimitPlan(
                    slot.ArenaOffset + matrix.Start,
                    matrix.Lanes.Padded * matrix.Rows,
                    matrix.Rows,
                    matrix.Lanes.PanelLanes,
                    Regularization.Of(training, Regularization.MaxNorm))))
                .ToEquatableArray();

    private static string Plural(string moment) => moment.EndsWith("y", System.StringComparison.Ordinal) ? moment.Substring(0, moment.Length - 1) + "ies" : moment + "s";
}

using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Optimizers;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): <c>p ← p·(1 − η·λ)</c>, then Adam's step.</summary>
internal sealed class AdamWOptimizer : AdamOptimizer
{
    private static readonly Hyperparameter WeightDecay = Regularization.WeightDecay with { Default = 0.01 };

    public override Optimizer Optimizer => Optimizer.AdamW;

    public override bool DecaysByItself => true;

    public override ImmutableArray<Hyperparameter> Hyperparameters => base.Hyperparameters.Add(WeightDecay);

    public override UpdateRule Rule(TrainingModel training)
    {
        Operand kept = new("kept");
        UpdateRule rule = base.Rule(training);
        return rule with
        {
            Scalars = rule.Scalars.Add(new StepScalar(kept.Name, 1.0 - (training.Option(WeightDecay.Name) * LearningRate))),
            Values = rule.Values
                .Select(value => value.Name == Parameter.Name ? (value.Name, value.Value.Replace(Parameter, kept * Parameter)) : value)
                .ToImmutableArray(),
        };
    }
}

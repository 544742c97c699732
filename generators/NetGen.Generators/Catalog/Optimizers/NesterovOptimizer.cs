using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Optimizers;

/// <summary>Nesterov's momentum, as PyTorch has it: <c>v ← μ·v + g</c>, <c>p ← p − η·(g + μ·v)</c>.</summary>
internal sealed class NesterovOptimizer : MomentumOptimizer
{
    public override Optimizer Optimizer => Optimizer.Nesterov;

    protected override Expression Direction(double momentum, Expression velocity) => (momentum * velocity) + Gradient;
}

using NetGen.Generators.Emission;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators;

/// <summary>From a network's model to its file, and what it costs: lowering, then emission.</summary>
internal static class NetworkCompiler
{
    public static CompiledNetwork Compile(NetworkModel model)
    {
        NetworkPlan plan = NetworkLowering.Lower(model);
        NetworkBudget budget = plan.Budget;
        return new CompiledNetwork(new GeneratedFile(HintName.Of(model.Type.MetadataName), NetworkPrinter.Print(plan, budget)), budget);
    }
}

/// <summary>What is made of a model.</summary>
internal sealed record CompiledNetwork(GeneratedFile File, NetworkBudget Budget);

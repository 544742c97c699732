using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generators.Emission;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Tests.Stages.Plans;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Emission;

/// <summary>What the lowering counts to keep methods small is what is spelled out.</summary>
public partial class OperationCountTests
{
    private const int MethodBudget = 400;

    [Fact]
    public void NoMethodSpellsOutMoreProductsThanTheBudget()
    {
        RandomModels models = new(LargestSize: 600, MostLayers: 40);
        for (int seed = 0; seed < 120; seed++)
        {
            NetworkModel model = models.Of(seed);
            foreach (MethodPlan method in NetworkLowering.Lower(model).Methods)
            {
                int spelled = method.Kernels.OfType<Contraction>().Sum(kernel => Spelled(kernel, model.VectorBits));
                Assert.True(spelled <= MethodBudget, $"Seed {seed}, {method.Name}: {spelled} products are spelled out.");
            }
        }
    }

    [Fact]
    public void TheCountIsThatOfTheText()
    {
        RandomModels models = new(LargestSize: 300, MostLayers: 8);
        int compared = 0;
        for (int seed = 0; seed < 120; seed++)
        {
            NetworkModel model = models.Of(seed);
            foreach (MethodPlan method in NetworkLowering.Lower(model).Methods)
            {
                foreach (Contraction kernel in method.Kernels.OfType<Contraction>())
                {
                    Assert.Equal((seed, method.Name, kernel.UnrolledOperations), (seed, method.Name, Spelled(kernel, model.VectorBits)));
                    compared++;
                }
            }
        }

        Assert.True(compared > 500, $"Only {compared} kernels.");
    }

    private static int Spelled(Contraction kernel, int bits)
    {
        // Without its epilogue, whose formula may begin as a product does.
        CodeWriter code = new();
        KernelPrinter.Print(kernel with { Epilogue = Contraction.Sum, EpilogueReads = default }, code, new VectorSyntax(bits));
        return Products().Count(code.ToString());
    }

    // Statements that take up a product: a fused one, the first of a chain, or an addition where the left factor is one.
    [GeneratedRegex(
        @"^ *(Vector\d+<float> )?sum\w* (\+= Vector\d+\.Load|= Vector\d+\.MultiplyAddEstimate\((Vector\d+\.(Create|Shuffle)|x)|= (Vector\d+\.(Create|Shuffle)\(.*\)|x\w+) \* )",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Products();
}

using System;
using System.Linq;

namespace NetGen.Benchmarks.Bounds;

/// <summary>One prediction as a chain of instructions that wait for each other.</summary>
/// <param name="Cycles">From the input's load to the output's store, if every sum were added up as a tree.</param>
/// <param name="Instructions">All instructions of the call, about.</param>
internal readonly record struct Chain(int Cycles, int Instructions)
{
    private const int Lanes = 8;

    // On the cores of the day, in cycles: a multiplication with addition, an addition, an element spread to all lanes, a load after a store.
    private const int MultiplyAdd = 4;
    private const int Add = 3;
    private const int Spread = 3;
    private const int LoadAndStore = 10;

    // The call, its checks of lengths, the loads and stores of a sample.
    private const int InstructionsOfCall = 30;

    // How many instructions a core looks ahead.
    private const double Window = 256;

    /// <summary>The cycles between two calls that do not wait for each other: as many are under way as the core looks ahead.</summary>
    public double CyclesBetweenCalls => Cycles * Math.Min(1, Instructions / Window);

    public static Chain Of(NetworkDefinition definition)
    {
        Chain chain = new(LoadAndStore, InstructionsOfCall);
        return definition.Layers.Aggregate(chain, (before, layer) => before.After(layer));
    }

    private Chain After(LayerDefinition layer)
    {
        int vectors = (layer.OutputShape.Size + Lanes - 1) / Lanes;
        ActivationCost activation = ActivationCost.Of(layer.Activation);
        int cycles = Cycles + activation.Cycles;
        int instructions = Instructions + (vectors * activation.Instructions);
        if (layer.Parameters.FirstOrDefault(parameter => parameter.Shape.Rank > 1) is { } weight)
        {
            int terms = weight.Shape.Size / weight.Shape[0];
            cycles += Spread + MultiplyAdd + (Add * (int)Math.Ceiling(Math.Log2(terms)));
            instructions += terms * (vectors + 1);
        }

        return new Chain(cycles, instructions);
    }
}

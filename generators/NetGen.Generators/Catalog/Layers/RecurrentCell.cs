using System.Collections.Immutable;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>
/// What a recurrent layer computes of a step's weighted sums, for each unit: forward the state, backward the gradients by the sums. What the layer does around it is the same for all cells.
/// </summary>
internal abstract class RecurrentCell
{
    /// <summary>The letters that stand for the gates, in the order of the parameters.</summary>
    public abstract ImmutableArray<string> Gates { get; }

    /// <summary>Whether the products with the state have a bias of their own, and are kept apart from those with the input.</summary>
    public virtual bool IsSplit => false;

    /// <summary>
    /// How many of the gates others wait for: where one sample leaves the processor time, their functions are under way while the products of the others are computed. None, if no gate waits for another.
    /// </summary>
    public virtual int EarlyGates => 0;

    /// <summary>Whether it has a second state beside its output.</summary>
    public virtual bool HasCell => false;

    /// <summary>Whether some of a state's gradient goes to the state before without a product.</summary>
    public virtual bool PassesState => false;

    /// <summary>How weights start where nothing is said.</summary>
    public virtual Initializer WeightInitializer => Initializer.GlorotUniform;

    /// <summary>Computes the state of a step.</summary>
    public abstract void Forward(CellForward step);

    /// <summary>Computes the gradients by the sums of a step, and what goes to the step before.</summary>
    public abstract void Backward(CellBackward step);
}

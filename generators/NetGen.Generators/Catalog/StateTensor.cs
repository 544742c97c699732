using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog;

/// <summary>What a layer remembers from a step of a sequence to the next.</summary>
/// <param name="Name">Its name in files, within the layer.</param>
/// <param name="Kept">The tensor that it is of the last step, where all steps are there at once.</param>
/// <param name="Lanes">Its elements.</param>
internal sealed record StateTensor(string Name, string Kept, LaneAxis Lanes);

using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Where a layer's parameters and their gradients are.</summary>
internal static class ParameterPlaces
{
    /// <summary>The place of a tensor in one of the arenas; <see langword="null"/> if the layer has none of that name.</summary>
    public static Place? Of(Stage stage, string name, string arena, string role) =>
        stage.Parameter(name) is { } slot ? new Place(arena, role, slot.ArenaOffset) : null;

    /// <summary>The place of what the layer's activation learns; <see langword="null"/> if it learns nothing.</summary>
    public static Place? OfActivation(Stage stage, string arena, string role) =>
        stage.ActivationParameter is { } slot ? new Place(arena, role, slot.ArenaOffset) : null;
}

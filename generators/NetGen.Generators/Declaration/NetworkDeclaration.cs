using NetGen.Generators.Model;

namespace NetGen.Generators.Declaration;

/// <summary>What the attributes of a class declare, and where.</summary>
/// <param name="Model">The network; <see langword="null"/> if there is an error.</param>
/// <param name="Attributes">The attributes: those of the layers are in the order of the model's layers.</param>
internal sealed record NetworkDeclaration(NetworkModel? Model, NetworkAttributes Attributes);

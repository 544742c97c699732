using Microsoft.CodeAnalysis;

namespace NetGen.Generators.Diagnostics;

/// <content>Advice on networks that are emitted, and what they cost.</content>
internal static partial class Descriptors
{
    private static readonly DiagnosticDescriptor SaturatingChain = new(
        "NG0033",
        "Gradients vanish through these layers",
        "Layers \"{0}\" to \"{1}\", {2} in a row, end in {3}: gradients vanish on the way back through them; ReLU or a normalisation in between keeps their scale",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0033.md");

    private static readonly DiagnosticDescriptor GlorotBeforeHe = new(
        "NG0034",
        "Weights start too small for the activation",
        "Layer \"{0}\" starts with {1} weights, but {2} lets only about half of the signal through: {3}, the default before {2}, makes up for that",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0034.md");

    private static readonly DiagnosticDescriptor CutOffBeforeSoftmax = new(
        "NG0035",
        "Softmax reads what an activation has cut off",
        "Layer \"{0}\" ends in {1} and gives nothing below {2} to softmax: classes cannot be told to be unlikely; leave the activation out",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0035.md");

    private static readonly DiagnosticDescriptor CollapsingLayers = new(
        "NG0036",
        "Two layers are one linear map",
        "Layers \"{0}\" and \"{1}\" are one linear map, because there is no activation between them: a single layer that gives {2} can do the same",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0036.md");

    private static readonly DiagnosticDescriptor DropoutOnOutputs = new(
        "NG0037",
        "Dropout on the outputs",
        "{0} layer \"{1}\" sets outputs of the network itself to zero, which no weight after it can learn to bear: put it before the last layer with weights",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0037.md");

    private static readonly DiagnosticDescriptor SoftmaxOverOne = new(
        "NG0038",
        "Softmax over one unit",
        "{0} over one unit is always 1: take Sigmoid for two classes, or one unit for each class",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0038.md");

    private static readonly DiagnosticDescriptor UnusualLearningRate = new(
        "NG0039",
        "An unusual learning rate",
        "{0} usually has a learning rate from {1} to {2}: at {3}, training will probably {4}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0039.md");

    private static readonly DiagnosticDescriptor CancelledBias = new(
        "NG0040",
        "A bias is taken off again",
        "{2} layer \"{1}\" takes off again what the {3} biases of layer \"{0}\" add: UseBias = false saves them",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0040.md");

    private static readonly DiagnosticDescriptor Tiled = new(
        "NG0041",
        "The network is tiled instead of unrolled",
        "'{0}' runs in loops over register tiles: its {1} multiply-adds per sample are too many to spell out",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0041.md");

    private static readonly DiagnosticDescriptor Budget = new(
        "NG0042",
        "What the network costs",
        "{0}: {1}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpBase + "NG0042.md");
}

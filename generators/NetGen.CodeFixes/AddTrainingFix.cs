using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes.Syntax;
using NetGen.Generators.Catalog;
using NetGen.Generators.Declaration;
using NetGen.Generators.Vocabulary;

namespace NetGen.CodeFixes;

/// <summary>Adds a training attribute to a network of which a member is used that only training has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddTrainingFix))]
public sealed class AddTrainingFix : CodeFixProvider
{
    /// <summary>The compiler's errors about a member that is not there.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("CS1061", "CS0117");

    /// <summary>None: the attribute is added once, and then all members are there.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (Name(root?.FindNode(context.Span, getInnermostNodeForTie: true)) is { } name
            && IsOfTraining(name.Identifier.ValueText)
            && Receiver(name) is { } receiver
            && model?.GetTypeInfo(receiver, context.CancellationToken).Type is INamedTypeSymbol type
            && Declaration(type, context.Document.Project.Solution, context.CancellationToken) is { } declaration)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Add [Training] to '{type.Name}'",
                    token => ApplyAsync(declaration.Document, declaration.Type, token),
                    nameof(AddTrainingFix)),
                context.Diagnostics);
        }
    }

    private static bool IsOfTraining(string member) =>
        EmittedMembers.Public.Any(emitted => emitted.Name == member && emitted.TrainingOnly);

    private static SimpleNameSyntax? Name(SyntaxNode? place) => place is MemberBindingExpressionSyntax binding ? binding.Name : place as SimpleNameSyntax;

    private static ExpressionSyntax? Receiver(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } => creation,
        MemberBindingExpressionSyntax => name.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    /// <summary>Where a network is declared that is not trained.</summary>
    private static (Document Document, TypeDeclarationSyntax Type)? Declaration(INamedTypeSymbol type, Solution solution, CancellationToken token)
    {
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        return !attributes.Any(attribute => KnownTypes.IsTraining(attribute.AttributeClass))
            && attributes.FirstOrDefault(attribute => KnownTypes.IsNetwork(attribute.AttributeClass)) is { ApplicationSyntaxReference: { } network }
            && solution.GetDocument(network.SyntaxTree) is { } document
            && network.GetSyntax(token).Parent?.Parent is TypeDeclarationSyntax declaration
                ? (document, declaration)
                : null;
    }

    private static async Task<Solution> ApplyAsync(Document document, TypeDeclarationSyntax declaration, CancellationToken token)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        Loss loss = model.GetDeclaredSymbol(declaration, token) is { } type
            && NetworkAttributes.Collect(type, declaration, new ProblemList()) is { Layers: { IsEmpty: false } layers }
                ? Catalogue.LossesOf(LastActivation(layers)).First()
                : Loss.MeanSquaredError;
        AttributeSyntax training = Spelling.Attribute(
            "Training",
            SyntaxFactory.AttributeArgument(Spelling.Member(nameof(Loss), loss.ToString())),
            SyntaxFactory.AttributeArgument(Spelling.Member(nameof(Optimizer), nameof(Optimizer.Adam))));
        AttributeSyntax last = LayerSyntax.Of(declaration, model, token).Select(layer => layer.Attribute).LastOrDefault()
            ?? declaration.AttributeLists.Last().Attributes.Last();
        return document.WithSyntaxRoot(root.ReplaceNode(declaration, declaration.InsertAfter(last, training))).Project.Solution;
    }

    private static Activation LastActivation(ImmutableArray<LayerAttributeUse> layers)
    {
        LayerAttributeUse last = layers[layers.Length - 1];
        return last.Descriptor.Activation(last.Descriptor.Read(last.Arguments)).Activation;
    }
}

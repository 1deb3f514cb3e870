// The whole system on one page, in the order in which an item meets it. Each module is one file of plain resources.
targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Name of the azd environment; part of the names of everything below.')
param environmentName string

@minLength(1)
@description('Region of everything, such as westeurope. Flex Consumption and the model must be offered there.')
param location string

@description('Object id of the person who deploys: may put secrets into the vault. azd fills it in.')
param principalId string = ''

@description('Client id of the Entra app registration for sign-in. Empty: pages answer that nobody can sign in yet.')
param entraClientId string = ''

@description('Names of secrets in the vault that the app may read, as contracts, connectors and profiles name them.')
param secretNames array = []

@description('More app settings, by their names with __ in place of : and _ in place of -; nothing secret.')
param moreSettings object = {}

@description('Whether an Azure OpenAI model is set up. Without one the shipped local models and templates do the work.')
param withModel bool = true

@description('Model, version and thousands of tokens a minute of the deployment.')
param model object = { name: 'gpt-4.1-mini', version: '2025-04-14', capacity: 20 }

@allowed([512, 2048, 4096])
@description('Memory of one instance in MB.')
param instanceMemoryMB int = 2048

@minValue(1)
@maxValue(1000)
@description('Most instances at once; a small business needs few, and each costs.')
param maximumInstanceCount int = 40

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-handshake-${environmentName}'
  location: location
  tags: tags
}

// Who the app is: one identity that every room's access hangs on.
module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'id-handshake-${token}'
    location: location
    tags: tags
  }
}

// Where everything is kept: payloads, runs, ledger, record, and the engine's own tables and queues.
module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: 'sths${token}'
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
  }
}

// Secrets of connectors, webhooks and mail.
module vault 'modules/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    name: 'kv-hs-${token}'
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
    principalId: principalId
  }
}

// What is seen from outside: traces, logs, failures.
module watch 'modules/watch.bicep' = {
  name: 'watch'
  scope: group
  params: {
    name: 'handshake-${token}'
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
  }
}

// The model that drafts; steps fall back to the local ones without it.
module writer 'modules/model.bicep' = if (withModel) {
  name: 'model'
  scope: group
  params: {
    name: 'oai-hs-${token}'
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
    model: model
  }
}

// The app itself, with sign-in in front of its pages.
module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: 'func-handshake-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    vaultUri: vault.outputs.uri
    insightsConnectionString: watch.outputs.connectionString
    modelSettings: withModel ? writer!.outputs.settings : {}
    entraClientId: entraClientId
    secretNames: secretNames
    moreSettings: moreSettings
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output HANDSHAKE_URL string = app.outputs.url
output HANDSHAKE_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
